import { encodePng } from './encodePng';
import { marked, type MaskBuffer } from './maskBuffer';

const rowsAtOnce = 32;
const paeth = 4;

/**
 * The picture with what is marked cut out, for gateways that read the region from its alpha. Made from
 * the pixels, not by a canvas, which would soften the edge and change colours under the alpha.
 */
export async function bakeAlpha(
  picture: CanvasImageSource,
  mask: MaskBuffer,
): Promise<ArrayBuffer> {
  const canvas = new OffscreenCanvas(mask.width, mask.height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('There is no canvas.');
  context.drawImage(picture, 0, 0, mask.width, mask.height);
  return encodePng(mask.width, mask.height, 'rgba', rowsOf(context, mask));
}

function* rowsOf(
  context: OffscreenCanvasRenderingContext2D,
  mask: MaskBuffer,
): Iterable<Uint8Array<ArrayBuffer>> {
  const { width, height } = mask;
  let above: Uint8Array = new Uint8Array(width * 4);
  for (let top = 0; top < height; top += rowsAtOnce) {
    const count = Math.min(rowsAtOnce, height - top);
    const { data } = context.getImageData(0, top, width, count);
    const rows = new Uint8Array((width * 4 + 1) * count);
    for (let i = 0; i < count; i++) {
      const pixels = new Uint8Array(data.buffer, i * width * 4, width * 4);
      cutOut(pixels, mask.data.subarray((top + i) * width, (top + i + 1) * width));
      filterRow(pixels, above, rows.subarray(i * (width * 4 + 1), (i + 1) * (width * 4 + 1)));
      above = pixels;
    }
    yield rows;
  }
}

/** Nothing is left under the alpha: what was there must not shine through, nor cost bytes. */
function cutOut(pixels: Uint8Array, mask: Uint8Array): void {
  for (let x = 0; x < mask.length; x++) {
    if (mask[x] === marked) pixels.fill(0, x * 4, x * 4 + 4);
  }
}

/** Photographs pack to half with it, and gateways have limits. */
function filterRow(pixels: Uint8Array, above: Uint8Array, out: Uint8Array): void {
  out[0] = paeth;
  for (let i = 0; i < pixels.length; i++) {
    const [left, up, corner] = [pixels[i - 4] ?? 0, above[i] ?? 0, above[i - 4] ?? 0];
    out[i + 1] = (pixels[i] ?? 0) - nearest(left, up, corner);
  }
}

function nearest(left: number, up: number, corner: number): number {
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - 2 * corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
