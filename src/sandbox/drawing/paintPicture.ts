import { blendRasters } from './blendRasters';
import { paintScene } from './paintScene';
import { aspectOf, within, type Picture } from './picture';
import {
  createRaster,
  pasteRaster,
  sampleRaster,
  wholeView,
  type Raster,
  type View,
} from './raster';
import { resample } from './resample';
import { swapFace } from './swapFace';
import { toneRaster } from './toneRaster';

/** Where uploaded pixels are found, by the hash a recipe names. */
export interface Pixels {
  read(upload: string): Raster | undefined;
}

/** Paints a view of a picture at a size. Recipes, view and size alone decide every pixel. */
export function paintPicture(
  picture: Picture,
  view: View,
  width: number,
  height: number,
  pixels: Pixels,
): Raster {
  const paint = (part: Picture, of: View = view) => paintPicture(part, of, width, height, pixels);
  switch (picture.kind) {
    case 'scene':
      return paintScene(picture.scene, view, width, height);
    case 'photo': {
      const photo = pixels.read(picture.upload);
      return photo ? showPhoto(photo, width, height, view) : createRaster(width, height);
    }
    case 'view':
      return paint(picture.of, within(picture.view, view));
    case 'masked':
      return composeMasked(picture, view, paint, pixels);
    case 'blend': {
      const aspect = (aspectOf(picture) * view.w) / view.h;
      const inputs = picture.of.map((part) => paint(part, cover(part, view, aspect)));
      return blendRasters(inputs, picture.lead);
    }
    case 'swap':
      return swapFace(paint(picture.face, wholeView), paint(picture.target), view);
    case 'toned':
      return toneRaster(paint(picture.of), picture.hue, picture.light);
  }
}

/**
 * Paints a grid: cells 1 and 2 above, 3 and 4 below; a single picture alone. Other requests are answered
 * between two cells.
 */
export async function paintCells(
  cells: readonly Picture[],
  width: number,
  height: number,
  pixels: Pixels,
): Promise<Raster> {
  const [only] = cells;
  if (!only) throw new Error('a picture without cells');
  if (cells.length === 1) return paintPicture(only, wholeView, width, height, pixels);
  const grid = createRaster(width * 2, height * 2);
  for (const [index, cell] of cells.entries()) {
    const painted = paintPicture(cell, wholeView, width, height, pixels);
    pasteRaster(grid, painted, (index % 2) * width, Math.floor(index / 2) * height);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return grid;
}

/** Photos at the sizes they were last shown; the four cells of a grid ask for the same ones. */
const shrunk = new WeakMap<Raster, Map<string, Raster>>();
const mostShrunk = 6;

function showPhoto(photo: Raster, width: number, height: number, view: View): Raster {
  const sizes = shrunk.get(photo) ?? new Map<string, Raster>();
  shrunk.set(photo, sizes);
  const key = [width, height, view.x, view.y, view.w, view.h].join(' ');
  const known = sizes.get(key);
  if (known) return known;
  const shown = resample(photo, width, height, view);
  if (sizes.size >= mostShrunk) sizes.clear();
  sizes.set(key, shown);
  return shown;
}

/** The part of a picture that fills a frame of another shape, its edges cut off. */
function cover(part: Picture, view: View, aspect: number): View {
  const own = aspectOf(part);
  const frame = aspect * (view.h / view.w);
  const fit = own > frame ? { w: frame / own, h: 1 } : { w: 1, h: own / frame };
  return within({ x: (1 - fit.w) / 2, y: (1 - fit.h) / 2, ...fit }, view);
}

function composeMasked(
  picture: Extract<Picture, { kind: 'masked' }>,
  view: View,
  paint: (part: Picture) => Raster,
  pixels: Pixels,
): Raster {
  const base = paint(picture.base);
  const mask = pixels.read(picture.mask);
  if (!mask) return base;
  const over = paint(picture.over);
  // A photo at its own size is handed out as it is kept; what is changed must be a copy.
  const out = { ...base, data: new Uint8ClampedArray(base.data) };
  const sample = new Float32Array(4);
  for (let y = 0; y < out.height; y++) {
    const v = view.y + ((y + 0.5) / out.height) * view.h;
    if (v < 0 || v >= 1) continue;
    for (let x = 0; x < out.width; x++) {
      const u = view.x + ((x + 0.5) / out.width) * view.w;
      if (u < 0 || u >= 1) continue;
      sampleRaster(mask, u, v, sample);
      if (!isMarked(sample, picture.marks)) continue;
      const at = (y * out.width + x) * 4;
      for (let c = 0; c < 4; c++) out.data[at + c] = over.data[at + c] ?? 0;
    }
  }
  return out;
}

function isMarked(sample: Float32Array, marks: 'white' | 'clear'): boolean {
  const [r = 0, g = 0, b = 0, a = 255] = sample;
  return marks === 'clear' ? a < 128 : (r + g + b) / 3 > 127;
}
