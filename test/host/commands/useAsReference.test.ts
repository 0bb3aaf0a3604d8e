import assert from 'node:assert/strict';
import { useAsReference } from '../../../src/host/commands/useAsReference';
import { isFailureError } from '../../../src/domain/failure';
import { fakeServices, fakeTask } from '../support/fakeServices';

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
    await assert.rejects(useAsReference(services, { taskId: 'fox' }), isFailureError);
    assert.deepEqual(seen.referenced, []);
  });
});
