import assert from 'node:assert/strict';
import { failsWith } from '../../support/failsWith';
import { FakeClock } from '../../support/fakeClock';
import { makeTask } from '../../support/makeTask';
import { pngBytes } from '../../support/pngBytes';
import { TaskWorld } from '../../support/taskWorld';
import { useTempFolders } from '../../support/tempFolder';

describe('Clearing the history', () => {
  const tempFolder = useTempFolders();
  let world: TaskWorld;

  beforeEach(async () => {
    world = new TaskWorld({ folder: tempFolder(), clock: new FakeClock() });
    await world.start();
  });
  afterEach(() => {
    world.stop();
  });

  const ids = async () => (await world.store.recent(10)).map(({ id }) => id).sort();

  it('leaves what runs and what is starred, and the pictures they share', async () => {
    // Something paid for would be lost, or a starred picture become an empty frame.
    const file = await world.pictures.keep(pngBytes());
    const assets = [{ kind: 'image', url: 'https://x/1', file }] as const;
    const ended = { phase: 'succeeded', assets } as const;
    await world.store.put(makeTask({ id: 'a', ...ended }));
    await world.store.put(makeTask({ id: 'b', ...ended, isStarred: true }));
    await world.store.put(makeTask({ id: 'c', phase: 'running' }));
    assert.equal(await world.manager.clear({ keepStarred: true }), 1);
    assert.deepEqual(await ids(), ['b', 'c']);
    await world.pictures.read(file.hash);

    assert.equal(await world.manager.clear({ keepStarred: false }), 1);
    assert.deepEqual(await ids(), ['c']);
    await assert.rejects(world.pictures.read(file.hash), failsWith('pictureMissing'));
  });
});
