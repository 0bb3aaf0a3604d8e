import assert from 'node:assert/strict';
import { isAnimated } from '../../../src/host/images/isAnimated';
import { PictureFolder } from '../../../src/host/images/pictureFolder';
import { isFailureError } from '../../../src/domain/failure';
import { pngBytes } from '../../support/pngBytes';
import { useTempFolders } from '../../support/tempFolder';

/** A PNG with the chunk that announces frames, where APNG has it: before the pixels. */
function animatedPng(): Buffer {
  const still = Buffer.from(pngBytes());
  const chunk = Buffer.alloc(20);
  chunk.writeUInt32BE(8, 0);
  chunk.write('acTL', 4, 'latin1');
  return Buffer.concat([still.subarray(0, 33), chunk, still.subarray(33)]);
}

const gifFrame = [0x00, 0x21, 0xf9, 0x04, 0, 0, 0, 0];
const webp = (type: string, flags: number) =>
  Buffer.concat([Buffer.from(`RIFF0000WEBP${type}0000`, 'latin1'), Buffer.from([flags])]);

describe('a picture that moves', () => {
  const tempFolder = useTempFolders();

  it('is known by its bytes', () => {
    assert.equal(isAnimated(animatedPng(), 'image/png'), true);
    assert.equal(isAnimated(pngBytes(), 'image/png'), false);
    assert.equal(isAnimated(webp('VP8X', 0x02), 'image/webp'), true);
    assert.equal(isAnimated(webp('VP8X', 0x10), 'image/webp'), false);
    assert.equal(isAnimated(webp('VP8 ', 0x02), 'image/webp'), false);
    assert.equal(isAnimated(Buffer.from([...gifFrame, ...gifFrame]), 'image/gif'), true);
    assert.equal(isAnimated(Buffer.from(gifFrame), 'image/gif'), false);
    assert.equal(isAnimated(Buffer.from([1, 2, 3]), 'image/png'), false);
  });

  // A gateway would refuse it, some after charging for it.
  it('is refused with a reason of its own, like one that is too long', async () => {
    const pictures = new PictureFolder({ folder: tempFolder(), maxMegabytes: () => 10 });
    const reasonOf = (bytes: Uint8Array) =>
      pictures.add(bytes, 'fox.png').then(
        () => undefined,
        (error: unknown) => (isFailureError(error) ? error.failure.reason : error),
      );
    assert.equal(await reasonOf(animatedPng()), 'pictureAnimated');
    assert.equal(await reasonOf(pngBytes(20_000, 1)), 'pictureTooWide');
    assert.equal(await reasonOf(pngBytes()), undefined);
  });
});
