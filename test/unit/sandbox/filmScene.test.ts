// A film that players refuse is a tile that stays black for everybody who tries the sandbox.
import assert from 'node:assert/strict';
import { filmScene } from '../../../src/sandbox/drawing/film/filmScene';
import { createRaster } from '../../../src/sandbox/drawing/raster';

interface Box {
  readonly type: string;
  readonly start: number;
  readonly body: Buffer;
}

describe('filmScene', () => {
  const camera = { width: 96, height: 64, motion: 'low', take: 3 } as const;
  const painted: (readonly [number, number])[] = [];
  const film = filmScene(camera, (_view, width, height) => {
    painted.push([width, height]);
    const raster = createRaster(width, height);
    // Black and white thirds: runs of equal bytes are where a stream could look like its own marks.
    raster.data.forEach((_, i) => (raster.data[i] = i % 3 === 0 ? 255 : 0));
    return raster;
  });

  it('is a file whose boxes fill it, with what tells about the film before its pixels', () => {
    assert.deepEqual(
      boxesOf(film).map(({ type }) => type),
      ['ftyp', 'moov', 'mdat'],
    );
    const track = inside(film, 'moov', 'trak');
    assert.deepEqual(
      boxesOf(track).map(({ type }) => type),
      ['tkhd', 'mdia'],
    );
    const table = inside(film, 'moov', 'trak', 'mdia', 'minf', 'stbl');
    assert.deepEqual(
      boxesOf(table).map(({ type }) => type),
      ['stsd', 'stts', 'stss', 'stsc', 'stsz', 'stco'],
    );
    const { body: header } = find(track, 'tkhd');
    assert.deepEqual([header.readUInt32BE(76) / 65536, header.readUInt32BE(80) / 65536], [96, 64]);
  });

  it('points at each frame, and each is one unit of H.264 of the length it says', () => {
    const table = inside(film, 'moov', 'trak', 'mdia', 'minf', 'stbl');
    const sizes = find(table, 'stsz').body;
    const count = sizes.readUInt32BE(8);
    assert.equal(count, 72);
    const mdat = boxesOf(film).find(({ type }) => type === 'mdat');
    assert.ok(mdat);
    let at = find(table, 'stco').body.readUInt32BE(8);
    assert.equal(at, mdat.start);
    const types = new Set<number>();
    for (let frame = 0; frame < count; frame++) {
      const size = sizes.readUInt32BE(12 + frame * 4);
      assert.equal(film.readUInt32BE(at), size - 4, `length of frame ${frame}`);
      const type = (film[at + 4] ?? 0) & 0x1f;
      assert.equal(type, frame === 0 ? 5 : 1, `kind of frame ${frame}`);
      types.add(type);
      at += size;
    }
    assert.equal(at, film.length);
    assert.deepEqual([...types], [5, 1]);
  });

  it('never has in a frame what begins another', () => {
    const table = inside(film, 'moov', 'trak', 'mdia', 'minf', 'stbl');
    const sizes = find(table, 'stsz').body;
    let at = find(table, 'stco').body.readUInt32BE(8);
    for (let frame = 0; frame < sizes.readUInt32BE(8); frame++) {
      const size = sizes.readUInt32BE(12 + frame * 4);
      const unit = film.subarray(at + 4, at + size);
      for (const mark of [
        [0, 0, 0],
        [0, 0, 1],
        [0, 0, 2],
      ]) {
        assert.equal(unit.indexOf(Buffer.from(mark)), -1, `frame ${frame}`);
      }
      at += size;
    }
  });

  it('says the profile every player has', () => {
    const description = find(inside(film, 'moov', 'trak', 'mdia', 'minf', 'stbl'), 'stsd').body;
    const at = description.indexOf('avcC') + 4;
    assert.deepEqual([...description.subarray(at, at + 6)], [1, 66, 0xc0, 31, 0xff, 0xe1]);
    assert.ok(description.includes('avc1'));
  });

  it('is painted once, in whole blocks, larger than it is shown', () => {
    const [[width, height] = [0, 0], ...others] = painted;
    assert.deepEqual(others, []);
    assert.deepEqual([width % 16, height % 16], [0, 0]);
    assert.ok(width >= 96 + 24 && height >= 64 + 24);
  });

  it('is a different film for each take and each motion', () => {
    const paint = (_view: unknown, width: number, height: number) => createRaster(width, height);
    const films = (['low', 'high'] as const).flatMap((motion) =>
      [0, 1, 2, 3].map((take) => filmScene({ ...camera, motion, take }, paint).toString('latin1')),
    );
    assert.equal(new Set(films).size, 8);
  });
});

function boxesOf(bytes: Buffer): Box[] {
  const boxes: Box[] = [];
  for (let at = 0; at < bytes.length;) {
    const size = bytes.readUInt32BE(at);
    assert.ok(size >= 8 && at + size <= bytes.length, `a box of ${size} at ${at}`);
    const type = bytes.toString('latin1', at + 4, at + 8);
    boxes.push({ type, start: at + 8, body: bytes.subarray(at + 8, at + size) });
    at += size;
  }
  return boxes;
}

function find(bytes: Buffer, type: string): Box {
  const box = boxesOf(bytes).find((each) => each.type === type);
  assert.ok(box, `no ${type}`);
  return box;
}

function inside(bytes: Buffer, ...path: readonly string[]): Buffer {
  return path.reduce((body, type) => find(body, type).body, bytes);
}
