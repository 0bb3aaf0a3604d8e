import { rgb } from './colour';
import type { Palette } from './scene';

/** Top of the sky, its middle, the horizon, the farthest ridge, the nearest one, sun or moon. */
function palette(colours: string): Palette {
  const [top, middle, horizon, far, near, light] = colours.split(' ').map((hex) => rgb(hex));
  if (!top || !middle || !horizon || !far || !near || !light) throw new Error(`six: ${colours}`);
  return { top, middle, horizon, far, near, light };
}

/** Four or more of each, so that the four pictures of a grid never share one. */
const palettes = {
  any: [
    '#7d8a34 #8fb944 #c9dd7b #8ba052 #2c3a1a #dcfcc4',
    '#3a3f7c #6f62bb #b9a2e6 #7a74b8 #1d1c48 #e2cffb',
    '#9c3a8e #d96a86 #f6b78a #b8638f #3a0f2c #ffd9c0',
    '#8c5320 #c98b35 #f0d27c #a9793f #3b220f #fbe9b0',
    '#2b7d63 #52b08f #a8e0c0 #5f9c87 #123f3a #d4f7ea',
    '#2c5573 #4d84b8 #a5c9e6 #5c82a8 #14263f #dbe9ff',
    '#5a2e98 #b05cc8 #f3a3bd #8d62b4 #2a1046 #ffd3ef',
    '#8c2f35 #c4695b #f1b58d #a3564f #3a1113 #ffdcc0',
  ],
  dawn: [
    '#5b6fa8 #d99aa6 #fbd7ae #a993b4 #33355c #fff0cf',
    '#a2506e #f3957a #ffe0a0 #c7787c #4a1e38 #fff1c4',
    '#3f7f8c #9cc4b4 #fbe6bc #7ba89c #1c444a #fffae2',
    '#6a4f9c #b98fd0 #f8cfd8 #9676b4 #2f2058 #fff0f4',
  ],
  sunset: [
    '#43276b #c2476b #ffae5c #8c3f6d #250f33 #ffe9a8',
    '#7b1f3f #e0573f #ffc35a #9c3a42 #2e0c1c #fff0a0',
    '#2b2f6b #a8478a #ff9b78 #6f4590 #17163c #ffd8a8',
    '#5f3016 #d8702a #ffd06b #93532b #2b1509 #fff2b8',
  ],
  night: [
    '#070b24 #16245a #3d5a94 #22345f #060915 #f2f0d8',
    '#0c0a26 #2b1d5c #6a4b98 #352a63 #0a0718 #ffe9f6',
    '#04161f #0d3c4d #3b8080 #17464f #031014 #e8fff4',
    '#0d0f1c #262b45 #5f6680 #30364f #080a12 #fdf6e3',
  ],
  day: [
    '#2f7fd0 #6fb4ec #d8effb #7fa9cc #1f4a5c #fffbe0',
    '#3a93b8 #86cfd8 #e9f6e4 #7cb3ac #1d5650 #fffbe6',
    '#4a78c9 #93b9ee #f3e6d8 #8f9fcc #2c3f6e #fff7da',
    '#5aa0c8 #a8d8e0 #fdf3d0 #8fb89a #2f5a3c #fffdea',
  ],
  forest: [
    '#2c5f43 #5d9a6a #cfe3a6 #5a8d63 #0d2a1e #f5ffd0',
    '#1d4d4f #4c8f82 #b8e0c4 #4b8577 #0a2626 #e2fff0',
    '#55702c #8fae4c #e8e7a0 #7d9448 #1e2c10 #fffbc8',
    '#38506a #6f9a8f #d6e6c8 #64897f #152a2c #fff6dc',
  ],
  desert: [
    '#4f86b0 #e8b98a #ffe3b0 #d99a62 #6b3218 #fffbe0',
    '#a85a3a #e89a58 #ffd99a #c9773f #4f1f10 #fff3cc',
    '#6b4a8a #d88a7c #ffcf94 #b06a58 #40201f #ffeccf',
    '#c98a3a #f0c070 #fff0c0 #d89c50 #6a3a14 #fffbe6',
  ],
  winter: [
    '#6f93b8 #b4cfe4 #f2f6fa #a9bfd4 #3f5a78 #ffffff',
    '#5b6ea0 #a9b0dc #f4e8f4 #9aa3cc #34406c #fff4fb',
    '#4f8a98 #a2d0d4 #eefaf6 #93bcc2 #2c5560 #fafffb',
    '#8a86a8 #cbc0d0 #fdeee4 #b2a9c0 #4b4666 #fff6ea',
  ],
  sea: [
    '#2a6fa0 #6db4d0 #f0e9cf #4f93b4 #123c5c #fff8dc',
    '#23808a #62c0b4 #e6f3cd #45989a #0d4550 #fffbd8',
    '#4458a0 #8d9adc #f6d6d8 #6f7cc0 #1c2660 #ffeede',
    '#3a5568 #8099a8 #dfe0d8 #637f90 #1a2c3a #fbf7e8',
  ],
  storm: [
    '#2b323c #56616c #9aa5a8 #4f5a63 #14191f #e6ecec',
    '#2e2b40 #5d5a78 #a8a2b8 #53506c #15131f #efe9f6',
    '#23383a #4c6a68 #a2b8ac #466260 #0f1d1e #e8f4ea',
    '#3a322c #6f6358 #b8aa98 #625648 #1c1712 #f6ede0',
  ],
  autumn: [
    '#7a4a22 #c9772e #f6c766 #a8602c #331808 #fff1c0',
    '#8a2f22 #d2603a #f8b46a #a4472e #380f0a #ffe8c0',
    '#6f6a2a #b9a23f #f3df8c #94813a #2c270f #fff8c8',
    '#5c3a5a #b06a62 #f2b27c #8c5458 #2a1522 #ffe4c4',
  ],
  neon: [
    '#12062e #5b0f7a #ff3f9e #3d1470 #0a0318 #5ff2ff',
    '#031a30 #0a5a8a #29e0d0 #0c4470 #020b18 #ff6ad5',
    '#1c0530 #8a0f5c #ff7a3f #5a1058 #10031a #fff06a',
    '#08122e #2b3fb0 #9a5cff #23308a #050a1c #6affc8',
  ],
  ink: [
    '#8f8d86 #bdbab0 #efebe0 #a3a098 #23221f #fbf8ee',
    '#7c8388 #b0b6b8 #e8eae8 #949a9c #1c2022 #f8faf8',
    '#94887c #c4b8a8 #f2e9da #a89c8c #2a231c #fdf6ea',
    '#74747c #a9a9b2 #e6e6ea #8c8c96 #1a1a20 #f6f6fa',
  ],
  pastel: [
    '#a8c4e8 #e0c8ec #fce4d8 #c4b4dc #6f6a9c #fffaf0',
    '#f2b8c8 #f8d8c8 #fdf2d8 #dcaab8 #8a5f78 #fffdf2',
    '#a4dcc8 #cdeccf #fbf6d2 #a0c8b4 #57857a #fffef0',
    '#b4b8f0 #d4d0f6 #f8e8f4 #aeaedc #62639c #fffafc',
  ],
} as const satisfies Record<string, readonly string[]>;

export type Mood = keyof typeof palettes;

/** The palettes of a mood, made of numbers. */
export function palettesOf(mood: Mood): Palette[] {
  return palettes[mood].map((colours) => palette(colours));
}
