import type { Raster } from './raster';

/** The same picture in other colours: the hue turned (in YIQ, which keeps brightness) and the light moved. */
export function toneRaster(raster: Raster, hue: number, light: number): Raster {
  const data = new Uint8ClampedArray(raster.data);
  const [cos, sin] = [Math.cos((hue * Math.PI) / 180), Math.sin((hue * Math.PI) / 180)];
  for (let at = 0; at < data.length; at += 4) {
    const [r, g, b] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
    const y = 0.299 * r + 0.587 * g + 0.114 * b;
    const i = 0.596 * r - 0.274 * g - 0.322 * b;
    const q = 0.211 * r - 0.523 * g + 0.312 * b;
    const [ti, tq] = [i * cos - q * sin, i * sin + q * cos];
    const ty = y + light * 255;
    data[at] = ty + 0.956 * ti + 0.621 * tq;
    data[at + 1] = ty - 0.272 * ti - 0.647 * tq;
    data[at + 2] = ty - 1.106 * ti + 1.703 * tq;
  }
  return { ...raster, data };
}
