import { promisify } from 'node:util';
import { crc32, deflate } from 'node:zlib';
import type { Raster } from './raster';

const deflateAsync = promisify(deflate);
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** An opaque 8-bit RGB PNG. Compression runs off the main thread, so a big picture blocks nobody. */
export async function encodePng(raster: Raster): Promise<Buffer> {
  return Buffer.concat([
    signature,
    pngChunk('IHDR', pngHeader(raster.width, raster.height)),
    pngChunk('IDAT', await compressRows(raster)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The 13 bytes of IHDR for 8-bit RGB. */
export function pngHeader(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  header[9] = 2;
  return header;
}

/** One chunk: length, type, body, checksum. */
export function pngChunk(type: string, body: Buffer): Buffer {
  const out = Buffer.alloc(body.length + 12);
  out.writeUInt32BE(body.length, 0);
  out.write(type, 4, 'latin1');
  body.copy(out, 8);
  out.writeUInt32BE(crc32(out.subarray(4, body.length + 8)), body.length + 8);
  return out;
}

/** Filtered and deflated rows. */
export async function compressRows(raster: Raster): Promise<Buffer> {
  const { width, height, data } = raster;
  const stride = width * 3;
  const rows = Buffer.alloc((stride + 1) * height);
  let before = new Uint8Array(stride);
  let row = new Uint8Array(stride);
  for (let y = 0; y < height; y++) {
    for (let x = 0, from = y * width * 4, to = 0; x < width; x++, from += 4, to += 3) {
      row[to] = data[from] ?? 0;
      row[to + 1] = data[from + 1] ?? 0;
      row[to + 2] = data[from + 2] ?? 0;
    }
    filterRow(row, before, rows.subarray(y * (stride + 1), (y + 1) * (stride + 1)));
    [before, row] = [row, before];
  }
  return deflateAsync(rows, { level: 4 });
}

/** Of the filters Sub and Up, the one that leaves more zeros, which compress best. */
function filterRow(row: Uint8Array, before: Uint8Array, into: Buffer): void {
  let [sub, up] = [0, 0];
  for (let i = 3; i < row.length; i++) {
    if (row[i] === row[i - 3]) sub++;
    if (row[i] === before[i]) up++;
  }
  const usesUp = up >= sub;
  into[0] = usesUp ? 2 : 1;
  for (let i = 0; i < row.length; i++) {
    const guess = usesUp ? before[i] : row[i - 3];
    into[i + 1] = (row[i] ?? 0) - (guess ?? 0);
  }
}
