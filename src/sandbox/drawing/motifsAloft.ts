import { mixColour } from './colour';
import type { MotifDrawing } from './drawMotif';
import type { MotifKind } from './scene';

type Aloft = Extract<MotifKind, 'boat' | 'ship' | 'bird' | 'balloon' | 'rocket' | 'planet'>;

/** Things that float or fly. */
export const aloftMotifs: Readonly<Record<Aloft, MotifDrawing>> = {
  boat(b) {
    b.ellipse(0, 0.05, 0.5, 0.05, b.dark, 0.3);
    b.shape('-0.42,-0.16 0.46,-0.16 0.3,0.04 -0.3,0.04', b.accent);
    b.shape('-0.42,-0.16 0.46,-0.16 0.44,-0.12 -0.4,-0.12', b.body, 0.8);
    b.shape('-0.015,-0.14 -0.01,-1 0.01,-1 0.015,-0.14', b.dark);
    b.shape('0.03,-0.95 0.4,-0.24 0.03,-0.24', mixColour(b.body, [255, 255, 255], 0.3));
    b.shape('-0.03,-0.86 -0.03,-0.24 -0.3,-0.24', b.shade);
  },
  ship(b) {
    b.ellipse(0, 0.04, 0.62, 0.05, b.dark, 0.3);
    b.shape('-0.58,-0.26 -0.36,-0.18 0.4,-0.18 0.66,-0.3 0.42,0.04 -0.42,0.04', b.dark);
    b.shape('-0.5,-0.12 0.5,-0.12 0.48,-0.07 -0.47,-0.07', b.accent);
    for (const [x, tall] of [
      [-0.26, 0.8],
      [0.06, 1],
      [0.34, 0.78],
    ] as const) {
      b.polygon(
        [
          [x - 0.012, -0.18],
          [x - 0.008, -tall],
          [x + 0.008, -tall],
          [x + 0.012, -0.18],
        ],
        b.dark,
      );
      for (const [low, high] of [
        [0.3, 0.58],
        [0.62, 0.9],
      ] as const) {
        const half = 0.15 * (1.15 - high * 0.5);
        b.polygon(
          [
            [x - half, -tall * low],
            [x - half * 0.8, -tall * high],
            [x + half * 0.8, -tall * high],
            [x + half * 1.15, -tall * (low + 0.1)],
            [x + half, -tall * low],
          ],
          b.body,
        );
      }
    }
  },
  bird(b) {
    for (let i = 0; i < 5; i++) {
      const [x, y, s] = [
        -0.5 + b.value(i) * 1.1,
        -0.8 + b.value(i + 9) * 0.6,
        0.16 + b.value(i + 20) * 0.14,
      ];
      b.polygon(
        [
          [x - s, y - s * 0.3],
          [x - s * 0.45, y - s * 0.42],
          [x, y],
          [x + s * 0.45, y - s * 0.42],
          [x + s, y - s * 0.3],
          [x + s * 0.45, y - s * 0.25],
          [x, y + s * 0.16],
          [x - s * 0.45, y - s * 0.25],
        ],
        b.dark,
      );
    }
  },
  balloon(b) {
    b.shape('-0.2,-0.32 -0.07,-0.13 -0.06,-0.13 -0.17,-0.32', b.dark);
    b.shape('0.2,-0.32 0.07,-0.13 0.06,-0.13 0.17,-0.32', b.dark);
    b.ellipse(0, -0.64, 0.36, 0.36, b.accent);
    b.shape('-0.32,-0.48 -0.1,-0.26 0.1,-0.26 0.32,-0.48', b.accent);
    b.ellipse(0, -0.64, 0.21, 0.36, b.body, 0.85);
    b.ellipse(0, -0.64, 0.08, 0.36, b.accent);
    b.ellipse(0.13, -0.6, 0.22, 0.3, b.dark, 0.12);
    b.shape('-0.08,-0.14 0.08,-0.14 0.06,0 -0.06,0', b.dark);
  },
  rocket(b) {
    b.glow(0, 0.08, 0.4, b.glowColour, 0.8);
    b.shape('-0.09,-0.1 0,0.3 0.09,-0.1', b.glowColour, 0.9);
    b.shape('-0.14,-0.3 -0.28,0.02 -0.1,-0.08', b.accent);
    b.shape('0.14,-0.3 0.28,0.02 0.1,-0.08', b.accent);
    b.shape('-0.14,-0.08 -0.16,-0.5 -0.1,-0.8 0,-1 0.1,-0.8 0.16,-0.5 0.14,-0.08', b.body);
    b.shape('0.04,-0.08 0.06,-0.6 0,-1 0.1,-0.8 0.16,-0.5 0.14,-0.08', b.shade, 0.6);
    b.ellipse(0, -0.58, 0.065, 0.065, b.dark);
    b.ellipse(0, -0.58, 0.045, 0.045, b.glowColour, 0.8);
  },
  planet(b) {
    b.ellipse(0, -0.5, 0.34, 0.34, b.accent);
    b.ellipse(-0.05, -0.54, 0.28, 0.28, mixColour(b.accent, b.body, 0.4), 0.6);
    for (const [y, w] of [
      [-0.62, 0.31],
      [-0.5, 0.335],
      [-0.4, 0.31],
    ] as const)
      b.ellipse(0, y, w, 0.018, b.body, 0.35);
    for (let i = 0; i < 60; i++) {
      const a = (i / 60) * Math.PI * 2;
      if (Math.sin(a) < -0.1 && Math.abs(Math.cos(a)) < 0.62) continue;
      const next = a + (Math.PI * 2) / 58;
      const at = (angle: number, r: number) =>
        [
          Math.cos(angle) * r,
          -0.5 + Math.sin(angle) * r * 0.24 - Math.cos(angle) * r * 0.16,
        ] as const;
      b.polygon([at(a, 0.48), at(next, 0.48), at(next, 0.6), at(a, 0.6)], b.body, 0.75);
    }
  },
};
