/**
 * Whether a picture file ends before its picture does, as one that was copied half. Told from its outline alone;
 * what is wrong inside only a decoder finds, and the page has one.
 */
export function isBroken(bytes: Uint8Array, mime: string): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (mime) {
    case 'image/png':
      return !hasPngEnd(buffer);
    case 'image/jpeg':
      // Cameras append things; a picture that was cut off has no end mark at all.
      return buffer.lastIndexOf(jpegEnd) < 0;
    case 'image/webp':
      return buffer.length < buffer.readUInt32LE(4) + 8;
    case 'image/gif':
      return buffer.lastIndexOf(gifEnd) < 0;
    default:
      return false;
  }
}

const jpegEnd = Buffer.from([0xff, 0xd9]);
/** The end of the last block, then the trailer. */
const gifEnd = Buffer.from([0x00, 0x3b]);

function hasPngEnd(bytes: Buffer): boolean {
  for (let at = 8; at + 12 <= bytes.length; at += bytes.readUInt32BE(at) + 12) {
    if (bytes.toString('latin1', at + 4, at + 8) === 'IEND') return true;
  }
  return false;
}
