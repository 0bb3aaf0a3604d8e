/** What the first bytes of a picture say. Sizes in pixels. */
export interface ImageHeader {
  readonly type: 'png' | 'jpeg' | 'webp' | 'gif';
  readonly width: number;
  readonly height: number;
}

/** Recognises PNG, JPEG, WebP and GIF by their bytes; null for anything else. */
export function readImageHeader(bytes: Uint8Array): ImageHeader | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < 30) return null;
  if (buffer.readUInt32BE(0) === 0x89504e47) {
    return { type: 'png', width: buffer.readUInt32BE(16), height: buffer.readUInt32BE(20) };
  }
  if (buffer.toString('latin1', 0, 4) === 'GIF8') {
    return { type: 'gif', width: buffer.readUInt16LE(6), height: buffer.readUInt16LE(8) };
  }
  if (buffer.readUInt16BE(0) === 0xffd8) return readJpeg(buffer);
  if (buffer.toString('latin1', 0, 4) === 'RIFF' && buffer.toString('latin1', 8, 12) === 'WEBP') {
    return readWebp(buffer);
  }
  return null;
}

function readJpeg(buffer: Buffer): ImageHeader | null {
  for (let at = 2; at + 9 < buffer.length;) {
    if (buffer[at] !== 0xff) return null;
    const marker = buffer[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      return {
        type: 'jpeg',
        width: buffer.readUInt16BE(at + 7),
        height: buffer.readUInt16BE(at + 5),
      };
    }
    at += 2 + buffer.readUInt16BE(at + 2);
  }
  return null;
}

function readWebp(buffer: Buffer): ImageHeader | null {
  const kind = buffer.toString('latin1', 12, 16);
  if (kind === 'VP8X') {
    return {
      type: 'webp',
      width: buffer.readUIntLE(24, 3) + 1,
      height: buffer.readUIntLE(27, 3) + 1,
    };
  }
  if (kind === 'VP8L') {
    const bits = buffer.readUInt32LE(21);
    return { type: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  if (kind !== 'VP8 ') return null;
  return {
    type: 'webp',
    width: buffer.readUInt16LE(26) & 0x3fff,
    height: buffer.readUInt16LE(28) & 0x3fff,
  };
}
