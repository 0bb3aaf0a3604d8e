import type { MotifBrush, MotifDrawing } from './drawMotif';
import type { Rgb } from './colour';
import type { MotifKind } from './scene';

type Built = Extract<
  MotifKind,
  'lighthouse' | 'castle' | 'house' | 'windmill' | 'bridge' | 'pyramid' | 'skyline'
>;

/** Things people built. */
export const builtMotifs: Readonly<Record<Built, MotifDrawing>> = {
  lighthouse(b) {
    b.glow(0, -0.91, 0.55, b.glowColour, 0.55);
    b.shape('0.02,-0.92 0.95,-1.06 0.95,-0.8', b.glowColour, 0.16);
    b.shape('-0.02,-0.92 -0.75,-1.0 -0.75,-0.84', b.glowColour, 0.1);
    b.shape('-0.085,0 -0.05,-0.84 0.05,-0.84 0.085,0', b.body);
    b.shape('0.015,0 0.01,-0.84 0.05,-0.84 0.085,0', b.shade, 0.55);
    for (const y of [-0.2, -0.46, -0.7]) {
      const half = 0.085 + (0.035 * y) / 0.84;
      b.polygon(
        [
          [-half, y],
          [-half + 0.004, y - 0.1],
          [half - 0.004, y - 0.1],
          [half, y],
        ],
        b.accent,
        0.85,
      );
    }
    box(b, -0.068, -0.86, 0.136, 0.022, b.dark);
    box(b, -0.038, -0.955, 0.076, 0.095, b.glowColour);
    box(b, -0.005, -0.955, 0.01, 0.095, b.dark);
    b.shape('-0.056,-0.952 0,-1.02 0.056,-0.952', b.dark);
  },
  castle(b) {
    const towers = [
      [-0.3, 0.62, 0.13],
      [-0.06, 1, 0.15],
      [0.22, 0.74, 0.14],
      [0.42, 0.5, 0.1],
    ] as const;
    box(b, -0.36, -0.36, 0.84, 0.4, b.dark);
    for (let i = 0; i < 7; i++) box(b, -0.36 + i * 0.125, -0.4, 0.07, 0.05, b.dark);
    for (const [x, tall, wide] of towers) {
      box(b, x - wide / 2, -tall * 0.78, wide, tall * 0.8, b.dark);
      b.polygon(
        [
          [x - wide * 0.68, -tall * 0.77],
          [x, -tall],
          [x + wide * 0.68, -tall * 0.77],
        ],
        b.accent,
        0.9,
      );
      box(b, x - 0.014, -tall * 0.64, 0.028, 0.06, b.glowColour);
    }
    b.ellipse(0.05, -0.02, 0.06, 0.13, b.glowColour, 0.75);
  },
  house(b) {
    box(b, -0.42, -0.46, 0.84, 0.5, b.dark);
    b.shape('-0.54,-0.44 -0.26,-0.86 0.26,-0.86 0.54,-0.44', b.accent);
    b.shape('-0.54,-0.44 -0.5,-0.5 0.5,-0.5 0.54,-0.44', b.dark, 0.4);
    box(b, 0.18, -1, 0.11, 0.3, b.dark);
    b.glow(-0.2, -0.25, 0.35, b.glowColour, 0.5);
    for (const x of [-0.29, 0.1]) {
      box(b, x, -0.33, 0.17, 0.16, b.glowColour);
      box(b, x + 0.078, -0.33, 0.014, 0.16, b.dark);
      box(b, x, -0.257, 0.17, 0.014, b.dark);
    }
    box(b, -0.07, -0.3, 0.12, 0.3, b.shade);
  },
  windmill(b) {
    b.shape('-0.16,0.02 -0.09,-0.62 0.09,-0.62 0.16,0.02', b.body);
    b.shape('0.02,0.02 0.02,-0.62 0.09,-0.62 0.16,0.02', b.shade, 0.6);
    b.shape('-0.12,-0.61 0,-0.78 0.12,-0.61', b.accent);
    const turn = b.value(1) * 1.5;
    for (let i = 0; i < 4; i++) {
      const a = turn + (i * Math.PI) / 2;
      const [dx, dy] = [Math.cos(a), Math.sin(a)];
      const at = (along: number, across: number) =>
        [dx * along - dy * across, -0.64 + dy * along + dx * across] as const;
      b.polygon([at(0, 0.008), at(0.42, 0.008), at(0.42, -0.008), at(0, -0.008)], b.dark);
      b.polygon([at(0.09, 0), at(0.42, 0), at(0.42, 0.09), at(0.09, 0.06)], b.body, 0.9);
    }
    b.ellipse(0, -0.64, 0.03, 0.03, b.dark);
    box(b, -0.04, -0.2, 0.08, 0.2, b.dark);
  },
  bridge(b) {
    for (const x of [-0.5, 0.5]) box(b, x - 0.04, -0.9, 0.08, 1, b.accent);
    box(b, -1.4, -0.3, 2.8, 0.06, b.dark);
    for (let i = 0; i < 48; i++) {
      const x = -1.4 + (i / 47) * 2.8;
      const next = -1.4 + ((i + 1) / 47) * 2.8;
      b.polygon(
        [
          [x, sag(x)],
          [next, sag(next)],
          [next, sag(next) + 0.022],
          [x, sag(x) + 0.022],
        ],
        b.accent,
      );
      if (i % 2 === 0) box(b, x - 0.004, sag(x), 0.008, -0.28 - sag(x), b.dark);
    }
  },
  pyramid(b) {
    for (const [x, tall] of [
      [0.62, 0.6],
      [-0.58, 0.72],
      [0, 1],
    ] as const) {
      b.polygon(
        [
          [x - tall * 0.75, 0.04],
          [x, -tall],
          [x + tall * 0.75, 0.04],
        ],
        b.body,
      );
      b.polygon(
        [
          [x + tall * 0.12, 0.04],
          [x, -tall],
          [x + tall * 0.75, 0.04],
        ],
        b.shade,
        0.85,
      );
    }
  },
  skyline(b) {
    let x = -0.9;
    for (let i = 0; x < 0.9; i++) {
      const wide = 0.09 + b.value(i) * 0.11;
      const tall = (0.25 + b.value(i + 40) * 0.55) * (1 - Math.abs(x) * 0.35) + (i === 5 ? 0.2 : 0);
      box(b, x, -tall, wide, tall + 0.06, b.dark);
      if (b.value(i + 80) > 0.6) box(b, x + wide / 2 - 0.006, -tall - 0.1, 0.012, 0.12, b.dark);
      for (let wy = 0.05; wy < tall - 0.04; wy += 0.055) {
        for (let wx = 0.02; wx < wide - 0.025; wx += 0.035) {
          if (b.value(Math.floor(i * 97 + wy * 700 + wx * 130)) > 0.55) {
            box(b, x + wx, -tall + wy, 0.016, 0.026, b.glowColour, 0.85);
          }
        }
      }
      x += wide + 0.012;
    }
  },
};

function sag(x: number): number {
  const from = Math.abs(x) <= 0.5 ? x / 0.5 : (1.4 - Math.abs(x)) / 0.9;
  return Math.abs(x) <= 0.5 ? -0.34 - 0.52 * from * from : -0.3 - 0.56 * from * from;
}

function box(
  b: MotifBrush,
  x: number,
  y: number,
  w: number,
  h: number,
  colour: Rgb,
  alpha = 1,
): void {
  b.polygon(
    [
      [x, y],
      [x + w, y],
      [x + w, y + h],
      [x, y + h],
    ],
    colour,
    alpha,
  );
}
