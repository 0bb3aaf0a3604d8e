import assert from 'node:assert/strict';
import { silentLogger } from '../../../src/base/logger';
import { PictureBudget } from '../../../src/tasks/pictureBudget';
import type { PictureStore } from '../../../src/tasks/pictureStore';
import { TaskWorld } from '../../support/taskWorld';
import { FakeClock, settle } from '../../support/fakeClock';
import { makeTask } from '../../support/makeTask';
import { useTempFolders } from '../../support/tempFolder';

const megabyte = 1024 * 1024;

describe('PictureBudget', () => {
  const tempFolder = useTempFolders();

  it('prunes while the day goes on, and spares what is starred', async () => {
    // The disk would fill up until the next start, or a favourite vanish.
    const world = new TaskWorld({ folder: tempFolder(), clock: new FakeClock() });
    await world.start();
    const file = { hash: 'starred', mime: 'image/png', byteLength: 1 };
    const assets = [{ kind: 'image', url: 'https://x/1', file }] as const;
    await world.store.put(makeTask({ id: 'a', phase: 'succeeded', isStarred: true, assets }));

    const pruned: string[][] = [];
    const pictures = {
      prune: (starred: Iterable<string>) => {
        pruned.push([...starred]);
        return Promise.reject(new Error('no disk'));
      },
    } as Partial<PictureStore> as PictureStore;
    const budget = new PictureBudget({ store: world.store, pictures, logger: silentLogger });
    for (let n = 0; n < 20; n += 1) budget.kept(3 * megabyte);
    await settle();
    assert.equal(pruned.length, 0);
    for (let n = 0; n < 40; n += 1) budget.kept(3 * megabyte);
    await settle();
    assert.deepEqual(pruned, [['starred'], ['starred']]);
    world.stop();
  });
});
