import { compressRows, pngChunk, pngHeader } from './encodePng';
import type { Raster } from './raster';

/**
 * An endless animated PNG; all frames have the size of the first. It is what the sandbox answers where
 * Midjourney answers an MP4: it moves, and its bytes say honestly what it is.
 */
export async function encodeApng(frames: readonly Raster[], frameMs: number): Promise<Buffer> {
  const [first] = frames;
  if (!first) throw new Error('no frames');
  const { width, height } = first;
  const bodies = await Promise.all(frames.map((frame) => compressRows(frame)));
  const chunks: Buffer[] = [
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', pngHeader(width, height)),
    pngChunk('acTL', numbers(frames.length, 0)),
  ];
  let sequence = 0;
  bodies.forEach((body, index) => {
    const control = Buffer.concat([numbers(sequence++, width, height, 0, 0), Buffer.alloc(6)]);
    control.writeUInt16BE(frameMs, 20);
    control.writeUInt16BE(1000, 22);
    chunks.push(pngChunk('fcTL', control));
    chunks.push(
      index === 0
        ? pngChunk('IDAT', body)
        : pngChunk('fdAT', Buffer.concat([numbers(sequence++), body])),
    );
  });
  return Buffer.concat([...chunks, pngChunk('IEND', Buffer.alloc(0))]);
}

function numbers(...values: number[]): Buffer {
  const out = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => out.writeUInt32BE(value, index * 4));
  return out;
}
