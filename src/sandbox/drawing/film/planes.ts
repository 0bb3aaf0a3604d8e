import type { Raster } from '../raster';

/** A picture as H.264 takes it: brightness for each pixel, the two colours for each four. */
export interface Planes {
  /** Pixels, multiples of 16. */
  readonly width: number;
  readonly height: number;
  readonly y: Uint8Array;
  readonly cb: Uint8Array;
  readonly cr: Uint8Array;
}

/** BT.601 in the range of television, 16 to 235, which is what players take when nothing is said. */
export function planesOf({ width, height, data }: Raster): Planes {
  const y = new Uint8Array(width * height);
  const cb = new Uint8Array((width * height) / 4);
  const cr = new Uint8Array((width * height) / 4);
  for (let row = 0; row < height; row += 2) {
    for (let column = 0; column < width; column += 2) {
      let [reds, greens, blues] = [0, 0, 0];
      for (const at of [0, 1, width, width + 1]) {
        const pixel = row * width + column + at;
        const [r, g, b] = [
          data[pixel * 4] ?? 0,
          data[pixel * 4 + 1] ?? 0,
          data[pixel * 4 + 2] ?? 0,
        ];
        y[pixel] = Math.round(16 + 0.2568 * r + 0.5041 * g + 0.0979 * b);
        [reds, greens, blues] = [reds + r, greens + g, blues + b];
      }
      const half = (row / 2) * (width / 2) + column / 2;
      cb[half] = Math.round(128 + (-0.1482 * reds - 0.291 * greens + 0.4392 * blues) / 4);
      cr[half] = Math.round(128 + (0.4392 * reds - 0.3678 * greens - 0.0714 * blues) / 4);
    }
  }
  return { width, height, y, cb, cr };
}
