import { inflateSync } from 'node:zlib';
import { createRaster, type Raster } from './raster';

/** Pixels beyond this are refused before anything is allocated. */
const mostPixels = 40_000_000;

/** Channels per pixel by PNG colour type: grey, RGB, palette, grey with alpha, RGBA. */
const channelCounts: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/**
 * Reads an 8-bit, non-interlaced PNG of any colour type. Returns null for everything else (other bit
 * depths, interlacing, damaged data): the sandbox then treats the upload as it treats a JPEG.
 */
export function decodePng(bytes: Uint8Array): Raster | null {
  try {
    return decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch {
    return null;
  }
}

/** The chunks a decoder needs, the compressed rows joined. */
interface Chunks {
  readonly rows: Buffer;
  readonly colours: Buffer;
  readonly clear: Buffer;
}

function readChunks(bytes: Buffer): Chunks {
  const found = new Map<string, Buffer[]>();
  for (let at = 8; at + 8 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    found.set(type, [...(found.get(type) ?? []), bytes.subarray(at + 8, at + 8 + length)]);
    at += length + 12;
  }
  const join = (type: string) => Buffer.concat(found.get(type) ?? []);
  return { rows: join('IDAT'), colours: join('PLTE'), clear: join('tRNS') };
}

function decode(bytes: Buffer): Raster | null {
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const [depth, type, interlaced] = [bytes.readUInt8(24), bytes.readUInt8(25), bytes.readUInt8(28)];
  const channels = channelCounts[type];
  if (depth !== 8 || channels === undefined || interlaced !== 0) return null;
  if (width * height === 0 || width * height > mostPixels) return null;
  const chunks = readChunks(bytes);
  const maxOutputLength = (width * channels + 1) * height;
  const rows = inflateSync(chunks.rows, { maxOutputLength });
  unfilter(rows, width * channels, height, channels);
  const out = createRaster(width, height);
  for (let y = 0, to = 0; y < height; y++) {
    let from = y * (width * channels + 1) + 1;
    for (let x = 0; x < width; x++, from += channels, to += 4) {
      copyPixel(type, rows, from, chunks, out.data, to);
    }
  }
  return out;
}

/** One pixel of any colour type as red, green, blue and alpha. */
function copyPixel(
  type: number,
  rows: Buffer,
  from: number,
  { colours, clear }: Chunks,
  into: Uint8ClampedArray,
  to: number,
): void {
  const value = rows[from] ?? 0;
  if (type === 3) {
    into.set(colours.subarray(value * 3, value * 3 + 3), to);
    into[to + 3] = clear[value] ?? 255;
  } else if (type === 0 || type === 4) {
    into.fill(value, to, to + 3);
    if (type === 4) into[to + 3] = rows[from + 1] ?? 255;
  } else {
    into.set(rows.subarray(from, from + (type === 6 ? 4 : 3)), to);
  }
}

/** Undoes the row filters in place (PNG 1.2, section 6). */
function unfilter(rows: Buffer, stride: number, height: number, channels: number): void {
  for (let y = 0; y < height; y++) {
    const start = y * (stride + 1);
    const filter = rows[start] ?? 0;
    if (filter === 0) continue;
    for (let i = 0; i < stride; i++) {
      const at = start + 1 + i;
      const left = i >= channels ? (rows[at - channels] ?? 0) : 0;
      const up = y > 0 ? (rows[at - stride - 1] ?? 0) : 0;
      const corner = i >= channels && y > 0 ? (rows[at - stride - 1 - channels] ?? 0) : 0;
      rows[at] = (rows[at] ?? 0) + guess(filter, left, up, corner);
    }
  }
}

function guess(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const estimate = left + up - corner;
  const [a, b, c] = [
    Math.abs(estimate - left),
    Math.abs(estimate - up),
    Math.abs(estimate - corner),
  ];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
