import { composeScene } from '../drawing/composeScene';
import { paletteOf } from '../drawing/paletteOf';
import { paintPicture, type Pixels } from '../drawing/paintPicture';
import { within, type Picture } from '../drawing/picture';
import { wholeView, type Raster, type View } from '../drawing/raster';
import type { Scene } from '../drawing/scene';
import { mixSeed } from '../drawing/seededRandom';
import { readPrompt } from './promptText';
import { workSeconds, type WorkPlan } from './workPlan';

export interface RegionOrder {
  readonly base: Picture;
  readonly prompt: string;
  readonly seed: number;
  readonly mask: string;
  readonly marks?: 'white' | 'clear';
  readonly width: number;
  readonly height: number;
  readonly pixels: Pixels;
  readonly action?: string;
  readonly description?: string;
}

/** Four pictures that differ from their base only where the mask marks them. */
export function planRegion(order: RegionOrder): WorkPlan {
  const marks = order.marks ?? 'white';
  const mask = order.pixels.read(order.mask);
  const area = mask ? markedArea(mask, marks) : null;
  const cells = [0, 1, 2, 3].map((cell): Picture => ({
    kind: 'masked',
    base: order.base,
    over: regionPicture(order, cell, area),
    mask: order.mask,
    marks,
  }));
  return {
    action: order.action ?? 'INPAINT',
    prompt: order.prompt,
    description: order.description ?? `/inpaint ${order.prompt}`,
    seconds: workSeconds.imagine,
    seed: order.seed,
    result: { kind: 'pictures', stage: 'grid', cells, width: order.width, height: order.height },
  };
}

/** The middle and the height of what a mask marks, 0 to 1; null when it marks nothing. */
export function markedArea(
  mask: Raster,
  marks: 'white' | 'clear',
): { x: number; y: number; bottom: number; height: number } | null {
  let [left, right, top, bottom] = [mask.width, -1, mask.height, -1];
  for (let y = 0; y < mask.height; y++) {
    for (let x = 0; x < mask.width; x++) {
      const at = (y * mask.width + x) * 4;
      const marked =
        marks === 'clear' ? (mask.data[at + 3] ?? 255) < 128 : (mask.data[at] ?? 0) > 127;
      if (!marked) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  if (right < 0) return null;
  return {
    x: (left + right + 1) / 2 / mask.width,
    y: (top + bottom + 1) / 2 / mask.height,
    bottom: (bottom + 1) / mask.height,
    height: (bottom - top + 1) / mask.height,
  };
}

/**
 * What is drawn under the mask: the landscape itself goes on without a seam, what stood there is gone,
 * and what the prompt names stands in the middle of the marked area.
 */
function regionPicture(
  order: RegionOrder,
  cell: number,
  area: ReturnType<typeof markedArea>,
): Picture {
  const seed = mixSeed(order.seed, cell);
  const ground = groundOf(order.base);
  const palette =
    ground?.scene.palette ?? paletteOf(paintPicture(order.base, wholeView, 64, 64, order.pixels));
  const { text } = readPrompt(order.prompt);
  const aspect = order.width / order.height;
  const fresh = composeScene({ text, seed, cell, aspect, palette });
  const { scene, view } = ground ?? { scene: fresh, view: wholeView };
  if (!area) return { kind: 'view', of: { kind: 'scene', scene }, view };
  const height = area.height * view.h;
  const motifs = fresh.motifs.slice(0, 1).map((motif) => ({
    ...motif,
    x: (view.x + area.x * view.w - 0.5) * scene.aspect + (cell - 1.5) * 0.05 * height,
    y: view.y + area.bottom * view.h - 0.5 - height * (0.06 + cell * 0.02),
    size: height * (0.6 + (cell % 3) * 0.12),
    ridge: scene.ridges.length - 1,
  }));
  return { kind: 'view', of: { kind: 'scene', scene: { ...scene, motifs } }, view };
}

/** The landscape a picture shows and the part of it; null when it is not one landscape. */
function groundOf(picture: Picture): { scene: Scene; view: View } | null {
  if (picture.kind === 'scene') return { scene: picture.scene, view: wholeView };
  if (picture.kind === 'masked') return groundOf(picture.base);
  if (picture.kind !== 'view') return null;
  const inner = groundOf(picture.of);
  return inner && { scene: inner.scene, view: within(inner.view, picture.view) };
}
