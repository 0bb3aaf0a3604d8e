import { PNG } from 'pngjs';

/** A PNG in which no two pixels are the same, so that one that is off by one is seen. */
export function pixelsPng(width: number, height: number): Uint8Array {
  const picture = new PNG({ width, height });
  for (let pixel = 0; pixel < width * height; pixel++) {
    picture.data.set([pixel % 251, (pixel * 37) % 256, (pixel * 101) % 256, 255], pixel * 4);
  }
  return PNG.sync.write(picture);
}
