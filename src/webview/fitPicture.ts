import { isFit, pictureFit } from '../domain/pictureFit';
import type { AttachedPicture } from '../protocol/views';
import { loadPicture } from './loadPicture';

/** The first that is small enough is sent; the last is, in any case. */
const qualities = [0.92, 0.8, 0.6];

/**
 * The bytes of a picture brought to what gateways take, or undefined when it is small enough as it is.
 * Here, because Chromium decodes every format. @throws when it cannot be decoded
 */
export async function fitPicture(picture: AttachedPicture): Promise<ArrayBuffer | undefined> {
  if (isFit(picture)) return undefined;
  const image = await loadPicture(picture.src);
  const longEdgePx = Math.max(image.naturalWidth, image.naturalHeight);
  const scale = Math.min(1, pictureFit.longEdgePx / longEdgePx);
  const canvas = await drawn(
    image,
    Math.max(1, Math.round(image.naturalWidth * scale)),
    Math.max(1, Math.round(image.naturalHeight * scale)),
  );
  return (await encoded(canvas, picture.mime)).arrayBuffer();
}

async function drawn(
  image: HTMLImageElement,
  width: number,
  height: number,
): Promise<OffscreenCanvas> {
  const bitmap = await createImageBitmap(image, {
    resizeWidth: width,
    resizeHeight: height,
    resizeQuality: 'high',
  });
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return canvas;
}

/** What had no alpha stays a JPEG; what may have some stays a PNG, or becomes a WebP where that is too large. */
async function encoded(canvas: OffscreenCanvas, mime: string): Promise<Blob> {
  if (mime !== 'image/jpeg') {
    const png = await canvas.convertToBlob({ type: 'image/png' });
    if (png.size <= pictureFit.bytes) return png;
  }
  const type = mime === 'image/jpeg' ? 'image/jpeg' : 'image/webp';
  let blob = await canvas.convertToBlob({ type, quality: qualities[0] ?? 0.9 });
  for (const quality of qualities.slice(1)) {
    if (blob.size <= pictureFit.bytes) break;
    blob = await canvas.convertToBlob({ type, quality });
  }
  return blob;
}
