import { encodePng } from './encodePng';
import type { MaskBuffer } from './maskBuffer';

const rowsAtOnce = 64;

/** White where it is to be redrawn, black elsewhere, exactly as large as the picture. */
export function maskPng(mask: MaskBuffer): Promise<ArrayBuffer> {
  return encodePng(mask.width, mask.height, 'grey', rowsOf(mask));
}

function* rowsOf({ data, width, height }: MaskBuffer): Iterable<Uint8Array<ArrayBuffer>> {
  for (let top = 0; top < height; top += rowsAtOnce) {
    const count = Math.min(rowsAtOnce, height - top);
    // One byte in front of each row says that it is not filtered: a mask packs well as it is.
    const rows = new Uint8Array((width + 1) * count);
    for (let i = 0; i < count; i++) {
      const from = (top + i) * width;
      rows.set(data.subarray(from, from + width), i * (width + 1) + 1);
    }
    yield rows;
  }
}
