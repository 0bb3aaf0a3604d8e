// A webview is a browser: what it calls an edit may be anything, and must reach neither disk nor gateway.
import assert from 'node:assert/strict';
import { readParams } from '../../../src/host/gallery/pageInput';
import { maskStrokesLimit } from '../../../src/domain/task';
import { pngBytes } from '../../support/pngBytes';

const picture = { hash: 'a'.repeat(64), mime: 'image/png', name: 'boat.png', byteLength: 9 };
const png = new Uint8Array(pngBytes(2, 2)).buffer;

describe('a draft that the page sends', () => {
  const read = (draft: unknown) => readParams('task/submit', { draft }).draft;

  it('is taken with a region and without', () => {
    const edit = { kind: 'edit', prompt: 'a tent', picture };
    assert.deepEqual(read(edit), edit);
    const region = { cutOut: png, mask: png, strokes: [{ tool: 'invert' }] };
    assert.deepEqual(read({ ...edit, region }), { ...edit, region });
  });

  it('is not taken when its region is no PNG, too much, or not one at all', () => {
    const edit = (region: unknown) => read({ kind: 'edit', prompt: 'a tent', picture, region });
    const huge = new ArrayBuffer(21 * 1024 * 1024);
    new Uint8Array(huge).set(new Uint8Array(png));
    for (const bad of [huge, new ArrayBuffer(3), 'iVBORw0KGgo', undefined]) {
      assert.throws(() => edit({ cutOut: bad, mask: png }));
      assert.throws(() => edit({ cutOut: png, mask: bad }));
    }
    const strokes = ['x'.repeat(maskStrokesLimit)];
    assert.throws(() => edit({ cutOut: png, mask: png, strokes }));
    assert.throws(() => edit({ cutOut: png, mask: png, whole: picture }));
  });

  it('names pictures by hash alone, and a resolution by one of its two words', () => {
    const swap = { kind: 'swapFace', face: picture, target: picture };
    assert.deepEqual(read(swap), swap);
    assert.throws(() => read({ ...swap, face: { ...picture, hash: '../../etc/passwd' } }));
    const video = { kind: 'video', prompt: 'it moves', picture };
    assert.deepEqual(read(video), video);
    const more = { ...video, endPicture: picture, resolution: '720' };
    assert.deepEqual(read(more), more);
    assert.throws(() => read({ ...video, resolution: '9000' }));
    assert.throws(() => read({ ...video, endPicture: { ...picture, hash: '../../etc/passwd' } }));
    assert.throws(() => read({ ...video, picture: undefined }));
  });
});
