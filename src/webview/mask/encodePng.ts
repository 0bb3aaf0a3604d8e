import { crc32 } from './crc32';

/** Rows of a picture as PNG has them, each with its filter byte in front; the last may be any size. */
type Rows = Iterable<Uint8Array<ArrayBuffer>>;

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const colourTypes = { grey: 0, rgba: 6 } as const;

/**
 * A PNG of our own making: a canvas would add colour profiles and multiply by alpha, and each browser
 * writes other bytes. Only the chunks every decoder must know.
 */
export async function encodePng(
  width: number,
  height: number,
  colours: keyof typeof colourTypes,
  rows: Rows,
): Promise<ArrayBuffer> {
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, width);
  header.setUint32(4, height);
  header.setUint8(8, 8);
  header.setUint8(9, colourTypes[colours]);
  const parts = [
    signature,
    chunk('IHDR', new Uint8Array(header.buffer)),
    chunk('IDAT', await deflated(rows)),
    chunk('IEND', new Uint8Array()),
  ];
  return new Blob(parts).arrayBuffer();
}

function chunk(type: string, content: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(content.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, content.length);
  for (let i = 0; i < 4; i++) bytes[4 + i] = type.charCodeAt(i);
  bytes.set(content, 8);
  view.setUint32(content.length + 8, crc32(bytes.subarray(4, content.length + 8)));
  return bytes;
}

async function deflated(rows: Rows): Promise<Uint8Array> {
  const stream = new CompressionStream('deflate');
  const packed = new Response(stream.readable).arrayBuffer();
  const writer = stream.writable.getWriter();
  for (const row of rows) {
    // Waiting lets the page draw in between.
    await writer.ready;
    void writer.write(row);
  }
  await writer.close();
  return new Uint8Array(await packed);
}
