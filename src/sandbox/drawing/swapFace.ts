import { sampleRaster, type Raster, type View } from './raster';

/** Where a face is assumed: the sandbox finds none, it puts an oval where portraits have theirs. */
const oval = { x: 0.5, y: 0.4, rx: 0.17, ry: 0.24 } as const;

/**
 * Puts the middle of one picture into the oval of another, its colours moved half way towards the
 * target's, with a soft rim. Outside of the oval the target is unchanged.
 */
export function swapFace(face: Raster, target: Raster, view: View): Raster {
  const out = { ...target, data: new Uint8ClampedArray(target.data) };
  const shift = meanOf(target).map((mean, c) => (mean - (meanOf(face)[c] ?? 0)) * 0.5);
  const sample = new Float32Array(4);
  for (let y = 0; y < out.height; y++) {
    const v = view.y + ((y + 0.5) / out.height) * view.h;
    for (let x = 0; x < out.width; x++) {
      const u = view.x + ((x + 0.5) / out.width) * view.w;
      const [dx, dy] = [(u - oval.x) / oval.rx, (v - oval.y) / oval.ry];
      const distance = Math.hypot(dx, dy);
      if (distance >= 1) continue;
      const alpha = Math.min(1, (1 - distance) * 5);
      sampleRaster(face, 0.5 + dx * 0.32, 0.5 + dy * 0.36, sample);
      const at = (y * out.width + x) * 4;
      for (let c = 0; c < 3; c++) {
        const value = (sample[c] ?? 0) + (shift[c] ?? 0);
        out.data[at + c] = (out.data[at + c] ?? 0) * (1 - alpha) + value * alpha;
      }
    }
  }
  return out;
}

function meanOf(raster: Raster): [number, number, number] {
  const sums: [number, number, number] = [0, 0, 0];
  let count = 0;
  for (let at = 0; at < raster.data.length; at += 4 * 37) {
    for (let c = 0; c < 3; c++) sums[c] = (sums[c] ?? 0) + (raster.data[at + c] ?? 0);
    count++;
  }
  return [sums[0] / count, sums[1] / count, sums[2] / count];
}
