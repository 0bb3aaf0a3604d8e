import { luminance, mixColour, type Rgb } from './colour';
import type { Raster } from './raster';
import { resample } from './resample';
import type { Palette } from './scene';

/** The colours of a picture, as a landscape would use them: its top is the sky, its darkest the foreground. */
export function paletteOf(raster: Raster): Palette {
  const small = resample(raster, 16, 16);
  const band = (from: number, to: number): Rgb => {
    const sum = [0, 0, 0];
    for (let at = from * 64; at < to * 64; at += 4) {
      for (let c = 0; c < 3; c++) sum[c] = (sum[c] ?? 0) + (small.data[at + c] ?? 0);
    }
    const count = (to - from) * 16;
    return [(sum[0] ?? 0) / count, (sum[1] ?? 0) / count, (sum[2] ?? 0) / count];
  };
  const colours: Rgb[] = [];
  for (let at = 0; at < small.data.length; at += 4) {
    colours.push([small.data[at] ?? 0, small.data[at + 1] ?? 0, small.data[at + 2] ?? 0]);
  }
  colours.sort((a, b) => luminance(a) - luminance(b));
  const darkest = colours[12] ?? [0, 0, 0];
  const brightest = colours[243] ?? [255, 255, 255];
  return {
    top: band(0, 4),
    middle: band(4, 8),
    horizon: mixColour(band(7, 9), brightest, 0.4),
    far: band(9, 13),
    near: mixColour(darkest, [0, 0, 0], 0.2),
    light: mixColour(brightest, [255, 255, 255], 0.4),
  };
}
