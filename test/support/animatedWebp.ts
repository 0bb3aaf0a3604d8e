/**
 * One file that moves, made of single WebP pictures of one size, as the container's specification says:
 * https://developers.google.com/speed/webp/docs/riff_container
 */
export function animatedWebp(
  frames: readonly Uint8Array[],
  { width, height, frameMs }: { width: number; height: number; frameMs: readonly number[] },
): Buffer {
  const size = [uint24(width - 1), uint24(height - 1)];
  const header = chunk('VP8X', Buffer.from([hasAnimation | hasAlpha, 0, 0, 0]), ...size);
  // A background without colour, and no end.
  const animation = chunk('ANIM', Buffer.alloc(6));
  const moves = frames.map((frame, index) =>
    chunk(
      'ANMF',
      uint24(0),
      uint24(0),
      ...size,
      uint24(frameMs[index % frameMs.length] ?? 100),
      Buffer.from([withoutBlending]),
      ...pictureChunks(Buffer.from(frame)),
    ),
  );
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), header, animation, ...moves]);
  return Buffer.concat([Buffer.from('RIFF', 'latin1'), uint32(body.length), body]);
}

const hasAnimation = 0x02;
const hasAlpha = 0x10;
const withoutBlending = 0x02;

/** What a single picture holds: its pixels, and where they are transparent. */
function pictureChunks(file: Buffer): readonly Buffer[] {
  const found: Buffer[] = [];
  for (let at = 12; at + 8 <= file.length;) {
    const length = file.readUInt32LE(at + 4);
    const end = at + 8 + length + (length % 2);
    if (/^(ALPH|VP8 |VP8L)$/.test(file.toString('latin1', at, at + 4))) {
      found.push(file.subarray(at, end));
    }
    at = end;
  }
  return found;
}

function chunk(name: string, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const padding = Buffer.alloc(content.length % 2);
  return Buffer.concat([Buffer.from(name, 'latin1'), uint32(content.length), content, padding]);
}

function uint24(value: number): Buffer {
  const bytes = Buffer.alloc(3);
  bytes.writeUIntLE(value, 0, 3);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
