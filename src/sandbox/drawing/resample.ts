import { createRaster, sampleRaster, wholeView, type Raster, type View } from './raster';

/** A part of a picture at another size. Shrinking averages, so that fine detail does not flicker. */
export function resample(
  raster: Raster,
  width: number,
  height: number,
  view: View = wholeView,
): Raster {
  if (isWhole(view) && raster.width === width && raster.height === height) return raster;
  const out = createRaster(width, height);
  const perPixel = Math.max((raster.width * view.w) / width, (raster.height * view.h) / height);
  const taps = Math.max(1, Math.min(3, Math.ceil(perPixel)));
  const sample = new Float32Array(4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      let [r, g, b, a] = [0, 0, 0, 0];
      for (let ty = 0; ty < taps; ty++) {
        for (let tx = 0; tx < taps; tx++) {
          const u = view.x + ((x + (tx + 0.5) / taps) / width) * view.w;
          const v = view.y + ((y + (ty + 0.5) / taps) / height) * view.h;
          sampleRaster(raster, u, v, sample);
          r += sample[0] ?? 0;
          g += sample[1] ?? 0;
          b += sample[2] ?? 0;
          a += sample[3] ?? 0;
        }
      }
      const count = taps * taps;
      out.data[at] = r / count;
      out.data[at + 1] = g / count;
      out.data[at + 2] = b / count;
      out.data[at + 3] = a / count;
    }
  }
  return out;
}

function isWhole(view: View): boolean {
  return view.x === 0 && view.y === 0 && view.w === 1 && view.h === 1;
}
