import type { PictureRef } from './request';

/** What every gateway takes. Midjourney looks at no more pixels than these on the longer edge. */
export const pictureFit = { longEdgePx: 2_048, bytes: 5 * 1024 * 1024 } as const;

/** Whether a picture can be sent as it is. One whose size nobody knows is judged by its bytes. */
export function isFit({ width = 0, height = 0, byteLength }: PictureRef): boolean {
  return Math.max(width, height) <= pictureFit.longEdgePx && byteLength <= pictureFit.bytes;
}
