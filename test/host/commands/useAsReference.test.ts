import assert from 'node:assert/strict';
import { useAsReference } from '../../../src/host/commands/useAsReference';
import { isFailureError } from '../../../src/domain/failure';
import { fakeServices, fakeTask, onePixel } from '../support/fakeServices';
import { ScratchFolder } from '../support/scratchFolder';

const url = 'https://gateway.test/g.png';
const grid = fakeTask({ assets: [{ kind: 'grid', url, rows: 2, columns: 2 }] });

describe('Use as Reference', () => {
  // A right-click in the gallery would fill a composer nobody looks at, with four pictures for one.
  it('puts the cell that was clicked into the composer of that page', async () => {
    const { services, seen } = fakeServices({ tasks: [grid] });
    await useAsReference(services, { taskId: 'fox', cell: 3, webview: 'easel.gallery' });
    const [surface, picture, cell] = seen.referenced[0] ?? [];
    assert.equal(surface, 'gallery');
    assert.match((picture as { name: string }).name, /\.png$/);
    assert.deepEqual(cell, { rows: 2, columns: 2, cell: 3 });
  });

  it('puts the whole picture into the sidebar when the palette asks', async () => {
    const { services, seen } = fakeServices({ tasks: [fakeTask()], focusedTaskId: 'fox' });
    await useAsReference(services);
    assert.equal(seen.referenced[0]?.[0], 'sidebar');
    assert.equal(seen.referenced[0][2], undefined);
  });

  it('does not take a film', async () => {
    const { services, seen } = fakeServices({
      tasks: [fakeTask({ assets: [{ kind: 'video', url }] })],
    });
    await assert.rejects(
      useAsReference(services, { taskId: 'fox' }),
      (error) => isFailureError(error) && error.failure.reason === 'notAStill',
    );
    assert.deepEqual(seen.referenced, []);
  });

  describe('in the explorer', () => {
    const scratch = new ScratchFolder('references');
    afterEach(() => scratch.remove());
    const referenced = ({ seen }: ReturnType<typeof fakeServices>) =>
      seen.referenced.map(([surface, picture]) => [surface, (picture as { name: string }).name]);

    // A mood board of five files would have to be copied and pasted one by one.
    it('puts all that are selected into the composer, in their order', async () => {
      const names = ['b.png', 'a.png', 'c.png'];
      const uris = await Promise.all(names.map((name) => scratch.write(name, onePixel)));
      const fake = fakeServices({ tasks: [fakeTask()], focusedTaskId: 'fox' });
      await useAsReference(fake.services, uris[1], uris);
      assert.deepEqual(
        referenced(fake),
        names.map((name) => ['sidebar', name]),
      );
      await useAsReference(fake.services, uris[2]);
      assert.deepEqual(referenced(fake).at(-1), ['sidebar', 'c.png']);
      assert.deepEqual(fake.seen.submitted, []);
    });

    // One file that is none would cost the others that were selected with it.
    it('says which one will not do, and takes the others', async () => {
      const good = await scratch.write('good.png', onePixel);
      const uris = [scratch.uri, scratch.at('gone.png'), good];
      const fake = fakeServices();
      await assert.rejects(
        useAsReference(fake.services, uris[0], uris),
        (error) => isFailureError(error) && error.failure.reason === 'notAPicture',
      );
      assert.deepEqual(referenced(fake), [['sidebar', 'good.png']]);
    });
  });
});
