import type { AttachedPicture, EditDraft } from '../../protocol/views';
import { maskStrokesLimit } from '../../domain/task';
import { loadPicture } from '../loadPicture';
import { bakeAlpha } from './bakeAlpha';
import { MaskDrawing } from './maskDrawing';
import { maskPng } from './maskPng';
import { readStrokes } from './readStrokes';

/**
 * What is marked of a picture in both forms gateways know: cut out of it, and as a mask of the same size.
 * Undefined when nothing is marked. @throws when the picture does not load
 */
export async function bakeRegion(
  { src, width = 0, height = 0 }: AttachedPicture,
  strokes: unknown,
): Promise<EditDraft['region']> {
  const { mask } = new MaskDrawing(width, height, readStrokes(strokes));
  if (mask.isEmpty) return undefined;
  const picture = await loadPicture(src);
  const isSmall = JSON.stringify(strokes).length <= maskStrokesLimit;
  return {
    cutOut: await bakeAlpha(picture, mask),
    mask: await maskPng(mask),
    ...(isSmall ? { strokes } : {}),
  };
}
