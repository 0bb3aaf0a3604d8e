import { composeScene } from './composeScene';
import { fromHsl } from './colour';
import type { ImageHeader } from './imageHeader';
import { paintScene } from './paintScene';
import { wholeView, type Raster } from './raster';
import type { Palette } from './scene';
import { hashText } from './seededRandom';

/**
 * Pixels for an upload the sandbox cannot decode (JPEG, WebP, GIF): a landscape of the upload's own
 * shape, its colours taken from statistics of the compressed bytes. Two files give two pictures and the
 * same file always the same one; what is really in the file is not looked at.
 */
export function standInFor(bytes: Uint8Array, header: ImageHeader): Raster {
  const buckets = new Float64Array(6);
  const part = Math.max(1, Math.floor(bytes.length / 6));
  for (let i = 0; i < part * 6 && i < bytes.length; i += 7) {
    const bucket = Math.min(5, Math.floor(i / part));
    buckets[bucket] = (buckets[bucket] ?? 0) + (bytes[i] ?? 0) * ((i % 5) + 1);
  }
  const hue = (index: number) => (buckets[index] ?? 0) % 360;
  const palette: Palette = {
    top: fromHsl(hue(0), 0.5, 0.4),
    middle: fromHsl(hue(0) + 30, 0.5, 0.58),
    horizon: fromHsl(hue(1), 0.55, 0.78),
    far: fromHsl(hue(2), 0.35, 0.5),
    near: fromHsl(hue(2) + 20, 0.4, 0.16),
    light: fromHsl(hue(3), 0.8, 0.9),
  };
  const aspect = Math.max(0.2, Math.min(5, header.width / Math.max(1, header.height)));
  const long = Math.min(512, Math.max(header.width, header.height));
  const width = Math.max(16, Math.round(aspect >= 1 ? long : long * aspect));
  const height = Math.max(16, Math.round(aspect >= 1 ? long / aspect : long));
  const seed = hashText(`${[...buckets].join(' ')} ${bytes.length}`);
  const scene = composeScene({ text: '', seed, cell: seed % 4, aspect: width / height, palette });
  return paintScene(scene, wholeView, width, height);
}
