/** Whether a picture has more than one frame, from its bytes; gateways take the first or none. */
export function isAnimated(bytes: Uint8Array, mime: string): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (mime) {
    case 'image/png':
      return isAnimatedPng(buffer);
    case 'image/webp':
      return isAnimatedWebp(buffer);
    case 'image/gif':
      return countAtMost(buffer, gifFrame, 2) === 2;
    default:
      return false;
  }
}

/** The end of a block, then a frame's graphic control extension with its fixed length. */
const gifFrame = Buffer.from([0x00, 0x21, 0xf9, 0x04]);

/** The chunk that announces frames stands before the first pixels. */
function isAnimatedPng(bytes: Buffer): boolean {
  for (let at = 8; at + 8 <= bytes.length; at += bytes.readUInt32BE(at) + 12) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (type === 'acTL') return true;
    if (type === 'IDAT') return false;
  }
  return false;
}

/** Only the extended form can move; one bit of its header says so. */
function isAnimatedWebp(bytes: Buffer): boolean {
  const isExtended = bytes.toString('latin1', 12, 16) === 'VP8X';
  return isExtended && ((bytes[20] ?? 0) & 0x02) !== 0;
}

function countAtMost(bytes: Buffer, pattern: Buffer, most: number): number {
  let count = 0;
  for (let at = bytes.indexOf(pattern); at >= 0 && count < most;) {
    count += 1;
    at = bytes.indexOf(pattern, at + pattern.length);
  }
  return count;
}
