import type { PictureView } from '../protocol/views';

/** Width by height; a square while nothing better is known. Bounded, so that no card is a ribbon. */
export function pictureRatio({ width, height }: PictureView): number {
  if (!width || !height) return 1;
  return Math.min(2.4, Math.max(0.5, width / height));
}
