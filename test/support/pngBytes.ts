import { PNG } from 'pngjs';

/** A real PNG of one colour; other colours are other bytes. */
export function pngBytes(width = 4, height = 3, grey = 128): Uint8Array {
  const picture = new PNG({ width, height });
  picture.data.fill(grey);
  return PNG.sync.write(picture);
}
