import type { PictureRef } from '../../domain/request';
import type { CallContext } from '../provider';

/** A picture as `data:image/png;base64,…`, the one form every gateway takes. */
export async function dataUrlOf(picture: PictureRef, context: CallContext): Promise<string> {
  const bytes = await context.readPicture(picture);
  const base64 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  return `data:${picture.mime};base64,${base64}`;
}

export function dataUrlsOf(
  pictures: readonly PictureRef[],
  context: CallContext,
): Promise<string[]> {
  return Promise.all(pictures.map((picture) => dataUrlOf(picture, context)));
}
