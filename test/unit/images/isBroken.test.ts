// Half a picture would be uploaded, refused or, worse, paid for and drawn from its upper half.
import assert from 'node:assert/strict';
import { isBroken } from '../../../src/host/images/isBroken';
import { pngBytes } from '../../support/pngBytes';

const jpeg = Buffer.from('ffd8ffe000104a46494600ffda0008010100003f00d2cfffd9', 'hex');
const gif = Buffer.from(
  '47494638396101000100800000000000ffffff21f90401000000002c000000000100010000020144003b',
  'hex',
);

describe('a picture file that was cut off', () => {
  const whole: Readonly<Record<string, Uint8Array>> = {
    'image/png': pngBytes(40, 30),
    'image/jpeg': jpeg,
    'image/gif': gif,
    'image/webp': webp(24),
  };
  for (const [mime, bytes] of Object.entries(whole)) {
    it(`is told from a whole one: ${mime}`, () => {
      assert.equal(isBroken(bytes, mime), false);
      // Cameras and editors write things behind the picture.
      assert.equal(isBroken(Buffer.concat([bytes, Buffer.from('behind it')]), mime), false);
      assert.equal(isBroken(bytes.subarray(0, bytes.length - 8), mime), true);
    });
  }

  function webp(length: number): Uint8Array {
    const bytes = Buffer.alloc(length);
    bytes.write('RIFF', 0, 'latin1');
    bytes.writeUInt32LE(length - 8, 4);
    bytes.write('WEBPVP8 ', 8, 'latin1');
    return bytes;
  }
});
