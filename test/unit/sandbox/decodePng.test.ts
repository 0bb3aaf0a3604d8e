import assert from 'node:assert/strict';
import { PNG } from 'pngjs';
import { decodePng } from '../../../src/sandbox/drawing/decodePng';
import { encodePng } from '../../../src/sandbox/drawing/encodePng';
import { createRaster } from '../../../src/sandbox/drawing/raster';

describe('sandbox PNG', () => {
  const picture = new PNG({ width: 13, height: 7 });
  for (let i = 0; i < picture.data.length; i++) picture.data[i] = (i * 37 + (i >> 3) * 11) % 256;

  // A mask or a photo read wrongly would change other pixels than the ones a person chose.
  it('reads RGBA, RGB and grey, whatever the row filter', () => {
    for (const filterType of [0, 1, 2, 3, 4] as const) {
      for (const colorType of [6, 2, 0] as const) {
        const bytes = PNG.sync.write(picture, { filterType, colorType });
        const expected = PNG.sync.read(bytes);
        const raster = decodePng(bytes);
        assert.ok(raster);
        assert.deepEqual(Buffer.from(raster.data), expected.data, `${filterType} ${colorType}`);
      }
    }
  });

  // What the sandbox draws must open everywhere.
  it('writes what another decoder reads', async () => {
    const raster = createRaster(13, 7);
    raster.data.set(picture.data.map((value, i) => (i % 4 === 3 ? 255 : value)));
    const read = PNG.sync.read(await encodePng(raster));
    assert.deepEqual(read.data, Buffer.from(raster.data));
  });

  // A damaged upload must not bring the sandbox down.
  it('answers null for anything it cannot read', () => {
    const bytes = PNG.sync.write(picture);
    assert.equal(decodePng(bytes.subarray(0, 50)), null);
    assert.equal(decodePng(Buffer.from('not a picture')), null);
    assert.equal(decodePng(Buffer.alloc(0)), null);
  });
});
