import { mixColour } from './colour';
import type { MotifDrawing } from './drawMotif';
import type { MotifKind } from './scene';

type Growing = Extract<MotifKind, 'tree' | 'pine' | 'cactus' | 'flower'>;

/** Plants. */
export const growingMotifs: Readonly<Record<Growing, MotifDrawing>> = {
  tree(b) {
    b.shape('-0.07,0.03 -0.03,-0.5 0.03,-0.5 0.07,0.03', b.dark);
    b.shape('0,-0.36 0.2,-0.56 0.22,-0.54 0.02,-0.3', b.dark);
    b.shape('0,-0.3 -0.2,-0.52 -0.22,-0.5 -0.02,-0.24', b.dark);
    for (let i = 0; i < 13; i++) {
      const a = i * 2.4;
      const r = 0.07 + (i / 13) * 0.2;
      const leaf = mixColour(b.accent, b.dark, 0.25 + b.value(i) * 0.4);
      b.ellipse(Math.cos(a) * r * 1.25, -0.7 + Math.sin(a) * r, 0.15, 0.13, leaf, 0.95);
    }
    for (let i = 0; i < 6; i++) {
      b.ellipse(
        -0.16 + b.value(20 + i) * 0.3,
        -0.88 + b.value(30 + i) * 0.2,
        0.06,
        0.05,
        mixColour(b.accent, b.body, 0.35),
        0.6,
      );
    }
  },
  pine(b) {
    for (const [x, tall] of [
      [-0.34, 0.66],
      [0.36, 0.74],
      [0, 1],
    ] as const) {
      b.polygon(
        [
          [x - 0.02, 0.04],
          [x - 0.02, -0.2],
          [x + 0.02, -0.2],
          [x + 0.02, 0.04],
        ],
        b.dark,
      );
      for (let tier = 0; tier < 5; tier++) {
        const y = -tall * (0.12 + tier * 0.16);
        const half = tall * (0.25 - tier * 0.04);
        const colour = mixColour(b.dark, b.accent, tier * 0.03);
        b.polygon(
          [
            [x - half, y],
            [x, y - tall * 0.26],
            [x + half, y],
            [x, y - tall * 0.03],
          ],
          colour,
        );
        b.polygon(
          [
            [x, y - tall * 0.26],
            [x + half, y],
            [x, y - tall * 0.03],
          ],
          b.body,
          0.07,
        );
      }
    }
  },
  cactus(b) {
    const colour = mixColour(b.dark, [60, 120, 80], 0.4);
    b.ellipse(0, -0.9, 0.1, 0.1, colour);
    b.shape('-0.1,0.03 -0.1,-0.9 0.1,-0.9 0.1,0.03', colour);
    for (const [side, low, high] of [
      [-1, -0.35, -0.66],
      [1, -0.48, -0.82],
    ] as const) {
      b.polygon(
        [
          [0, low],
          [side * 0.3, low],
          [side * 0.3, low + 0.12],
          [0, low + 0.12],
        ],
        colour,
      );
      b.polygon(
        [
          [side * 0.2, low + 0.12],
          [side * 0.2, high],
          [side * 0.34, high],
          [side * 0.34, low + 0.06],
        ],
        colour,
      );
      b.ellipse(side * 0.27, high, 0.07, 0.07, colour);
    }
    b.shape('0.05,0.03 0.05,-0.9 0.08,-0.9 0.08,0.03', b.body, 0.18);
  },
  flower(b) {
    b.shape('-0.015,0.04 -0.01,-0.72 0.012,-0.72 0.02,0.04', b.dark);
    b.ellipse(0.1, -0.26, 0.11, 0.04, b.dark);
    b.ellipse(-0.11, -0.38, 0.11, 0.04, b.dark);
    for (let i = 0; i < 8; i++) {
      const a = (i / 8) * Math.PI * 2 + 0.2;
      b.ellipse(
        Math.cos(a) * 0.14,
        -0.78 + Math.sin(a) * 0.14,
        0.1,
        0.1,
        mixColour(b.accent, b.body, (i % 2) * 0.18),
      );
    }
    b.ellipse(0, -0.78, 0.09, 0.09, b.glowColour);
    b.ellipse(0.01, -0.77, 0.05, 0.05, b.shade, 0.6);
  },
};
