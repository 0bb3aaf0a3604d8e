import type { Pixels } from '../drawing/paintPicture';
import { aspectOf, type Picture } from '../drawing/picture';
import { hashText, mixSeed } from '../drawing/seededRandom';
import { strong, varyPicture } from '../drawing/varyPicture';
import { cellSize } from './cellSize';
import { markedArea, planRegion } from './planRegion';
import { workSeconds, type WorkPlan } from './workPlan';

export interface EditOrder {
  readonly id: string;
  readonly prompt: string;
  readonly base: Picture;
  /** The upload of a mask whose white is to be redrawn. */
  readonly mask: string | undefined;
  readonly pixels: Pixels;
}

/**
 * Redraws part of a sent picture: what the mask marks, else what is transparent in the picture itself;
 * with neither, the whole picture in other colours.
 */
export function planEdit({ id, prompt, base, mask, pixels }: EditOrder): WorkPlan {
  const seed = hashText(`${prompt} ${id}`);
  const own = base.kind === 'photo' ? pixels.read(base.upload) : undefined;
  const size = own ? { width: own.width, height: own.height } : cellSize(aspectOf(base));
  const common = {
    base,
    prompt,
    seed,
    pixels,
    ...size,
    action: 'EDITS',
    description: `/edit ${prompt}`,
  };
  const white = mask === undefined ? undefined : pixels.read(mask);
  if (mask !== undefined && white && markedArea(white, 'white')) {
    return planRegion({ ...common, mask });
  }
  if (own && base.kind === 'photo' && markedArea(own, 'clear')) {
    return planRegion({ ...common, mask: base.upload, marks: 'clear' });
  }
  const cells = [0, 1, 2, 3].map((cell) => varyPicture(base, mixSeed(seed, cell), strong));
  return {
    action: 'EDITS',
    prompt,
    description: `/edit ${prompt}`,
    seconds: workSeconds.imagine,
    seed,
    result: { kind: 'pictures', stage: 'grid', cells, ...size },
  };
}
