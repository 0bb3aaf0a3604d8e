import { blendLimits } from '../domain/request';
import type { DraftKind } from '../protocol/views';

/** How many pictures go into a request of each kind. */
const mostPictures: Readonly<Record<DraftKind, number>> = {
  imagine: Infinity,
  blend: blendLimits.max,
  describe: 1,
  swapFace: 2,
  edit: 1,
  shorten: 0,
  // What it begins and what it ends with.
  video: 2,
};

/** What is being composed, where that has room for one picture more; else an imagine, which always has. */
export function kindForReference(kind: DraftKind, pictureCount: number): DraftKind {
  return pictureCount < mostPictures[kind] ? kind : 'imagine';
}
