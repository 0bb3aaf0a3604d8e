import { filmScene } from '../../../src/sandbox/drawing/film/filmScene';
import { createRaster } from '../../../src/sandbox/drawing/raster';

/** Three seconds of an orange and blue pattern, as the sandbox makes its films. */
export function sampleFilm(width: number, height: number, take: number): Buffer {
  return filmScene({ width, height, motion: 'high', take }, (_view, w, h) => {
    const raster = createRaster(w, h);
    for (let y = 0; y < h; y++) {
      for (let x = 0; x < w; x++) {
        const at = (y * w + x) * 4;
        const isWarm = ((x >> 4) + (y >> 4)) % 2 === 0;
        raster.data.set(isWarm ? [230, 140, 40] : [30, 60, 140], at);
      }
    }
    return raster;
  });
}
