import type { PictureView } from '../protocol/views';

/** Width by height; a square while nothing better is known. Bounded, so that no card is a ribbon. */
export function pictureRatio({ width, height }: Pick<PictureView, 'width' | 'height'>): number {
  return width && height ? boundedRatio(width / height) : 1;
}

export function boundedRatio(ratio: number): number {
  return Math.min(2.4, Math.max(0.5, ratio));
}
