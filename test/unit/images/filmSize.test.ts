// A film whose shape is not known is shown in a square, between black bars.
import assert from 'node:assert/strict';
import { filmSize } from '../../../src/host/images/filmSize';
import { readPictureFormat } from '../../../src/host/images/pictureFormat';
import { sampleFilm } from '../../support/page/sampleFilm';

describe('filmSize', () => {
  const film = sampleFilm(96, 64, 1);

  it('reads how large a film is shown', () => {
    assert.deepEqual(filmSize(film), { width: 96, height: 64 });
    assert.deepEqual(readPictureFormat(film), {
      mime: 'video/mp4',
      extension: 'mp4',
      width: 96,
      height: 64,
    });
  });

  it('passes over the track of the sound, and over boxes of eight more bytes of length', () => {
    const sound = box('trak', box('tkhd', Buffer.alloc(84)));
    const seen = Buffer.alloc(84);
    seen.writeUInt32BE(640 * 65_536, 76);
    seen.writeUInt32BE(360 * 65_536, 80);
    const large = Buffer.concat([Buffer.from([0, 0, 0, 1]), Buffer.from('free'), Buffer.alloc(8)]);
    large.writeBigUInt64BE(16n, 8);
    const bytes = Buffer.concat([large, box('moov', sound, box('trak', box('tkhd', seen)))]);
    assert.deepEqual(filmSize(bytes), { width: 640, height: 360 });
  });

  it('says nothing of what is cut off, empty or no film, and ends', () => {
    for (let length = 0; length < 700; length += 7) {
      assert.equal(filmSize(film.subarray(0, length)) ?? undefined, undefined, `${length}`);
    }
    assert.equal(filmSize(Buffer.from('moov'.repeat(40))), undefined);
    assert.equal(filmSize(box('moov', Buffer.from([0, 0, 0, 3, 1, 1, 1, 1]))), undefined);
  });
});

function box(type: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}
