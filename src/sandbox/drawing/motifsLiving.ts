import { mixColour } from './colour';
import type { MotifDrawing } from './drawMotif';
import type { MotifKind } from './scene';

type Living = Extract<MotifKind, 'figure' | 'cat' | 'deer' | 'fox'>;

/** People and animals. */
export const livingMotifs: Readonly<Record<Living, MotifDrawing>> = {
  figure(b) {
    b.shape('-0.17,0.02 -0.09,-0.6 -0.13,-0.72 0,-0.8 0.13,-0.72 0.09,-0.6 0.17,0.02', b.dark);
    b.shape('-0.1,-0.7 0.1,-0.7 0.12,-0.62 -0.12,-0.62', b.accent);
    b.shape('0.06,-0.68 0.11,-0.68 0.24,-0.34 0.2,-0.32', b.accent);
    b.ellipse(0, -0.85, 0.062, 0.075, b.dark);
    b.shape('-0.13,-0.87 0,-0.93 0.13,-0.87 0,-0.855', b.dark);
    b.shape('-0.07,-0.88 -0.01,-1.03 0.07,-0.88', b.dark);
    b.shape('-0.065,-0.89 0.065,-0.89 0.057,-0.915 -0.057,-0.915', b.accent);
    b.shape('-0.02,0.02 0,-0.3 0.02,0.02', b.body, 0.18);
  },
  cat(b) {
    b.ellipse(0, -0.25, 0.26, 0.29, b.dark);
    b.ellipse(0.02, -0.52, 0.16, 0.2, b.dark);
    b.ellipse(0.03, -0.72, 0.17, 0.15, b.dark);
    b.shape('-0.12,-0.78 -0.1,-0.99 0.02,-0.84', b.dark);
    b.shape('0.06,-0.85 0.17,-0.99 0.19,-0.76', b.dark);
    b.ellipse(-0.04, -0.73, 0.028, 0.034, b.glowColour);
    b.ellipse(0.1, -0.73, 0.028, 0.034, b.glowColour);
    b.ellipse(-0.04, -0.73, 0.008, 0.03, b.dark);
    b.ellipse(0.1, -0.73, 0.008, 0.03, b.dark);
    for (let i = 0; i < 16; i++) {
      const t = i / 15;
      b.ellipse(
        -0.2 - Math.sin(t * 2.4) * 0.28,
        -0.02 - t * 0.42 + Math.sin(t * 5) * 0.04,
        0.045,
        0.045,
        b.dark,
      );
    }
    b.shape('-0.13,-0.56 0.17,-0.56 0.16,-0.51 -0.12,-0.51', b.accent);
    b.ellipse(0.12, -0.02, 0.1, 0.05, b.dark);
  },
  deer(b) {
    b.ellipse(-0.05, -0.46, 0.27, 0.14, b.dark);
    for (const [x, lean] of [
      [-0.26, -0.02],
      [-0.17, 0.03],
      [0.12, -0.02],
      [0.18, 0.03],
    ] as const) {
      b.polygon(
        [
          [x - 0.03, -0.45],
          [x + 0.04, -0.45],
          [x + lean + 0.018, 0.02],
          [x + lean - 0.018, 0.02],
        ],
        b.dark,
      );
    }
    b.shape('0.1,-0.5 0.26,-0.8 0.34,-0.76 0.22,-0.4', b.dark);
    b.shape('0.24,-0.82 0.36,-0.84 0.47,-0.72 0.44,-0.69 0.3,-0.72', b.dark);
    for (const side of [-1, 1]) {
      const lean = side * 0.1;
      b.polygon(
        [
          [0.27, -0.8],
          [0.27 + lean, -0.98],
          [0.29 + lean, -0.98],
          [0.3, -0.8],
        ],
        b.dark,
      );
      b.polygon(
        [
          [0.27 + lean * 0.6, -0.9],
          [0.25 + lean * 2, -1.0],
          [0.28 + lean * 0.6, -0.87],
        ],
        b.dark,
      );
    }
    b.shape('-0.31,-0.54 -0.37,-0.44 -0.29,-0.42', b.body, 0.7);
  },
  fox(b) {
    const cream = [250, 240, 226] as const;
    const coat = mixColour([214, 104, 40], b.dark, 0.18);
    b.shape('-0.3,-0.3 -0.72,-0.62 -0.9,-0.42 -0.62,-0.16 -0.3,-0.18', coat);
    b.shape('-0.72,-0.62 -0.9,-0.42 -0.76,-0.38', cream);
    b.ellipse(-0.02, -0.36, 0.36, 0.17, coat);
    for (const x of [-0.28, -0.16, 0.18, 0.28]) {
      b.polygon(
        [
          [x - 0.04, -0.34],
          [x + 0.05, -0.34],
          [x + 0.025, 0.02],
          [x - 0.025, 0.02],
        ],
        b.dark,
      );
    }
    b.shape('0.18,-0.44 0.32,-0.74 0.56,-0.7 0.44,-0.3', coat);
    b.shape('0.26,-0.82 0.52,-0.86 0.84,-0.62 0.5,-0.54 0.3,-0.6', coat);
    b.shape('0.5,-0.66 0.84,-0.62 0.5,-0.54 0.38,-0.56', cream);
    b.shape('0.26,-0.8 0.3,-1 0.42,-0.84', coat);
    b.shape('0.42,-0.84 0.5,-1 0.55,-0.8', coat);
    b.ellipse(0.83, -0.625, 0.025, 0.022, b.dark);
    b.ellipse(0.53, -0.72, 0.022, 0.026, b.dark);
  },
};
