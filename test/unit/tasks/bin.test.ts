import assert from 'node:assert/strict';
import type { Task } from '../../../src/domain/task';
import { eventually } from '../../support/eventually';
import { failsWith } from '../../support/failsWith';
import { FakeClock } from '../../support/fakeClock';
import { makeTask } from '../../support/makeTask';
import { pngBytes } from '../../support/pngBytes';
import { ScriptedProvider } from '../../support/scriptedProvider';
import { TaskWorld } from '../../support/taskWorld';
import { useTempFolders } from '../../support/tempFolder';

const dayMs = 24 * 3_600_000;
const everything = { terms: [] };

describe('The bin', () => {
  const tempFolder = useTempFolders();
  let folder: string;
  let clock: FakeClock;
  let first: TaskWorld;
  let second: TaskWorld;

  beforeEach(async () => {
    folder = tempFolder();
    clock = new FakeClock();
    const provider = new ScriptedProvider();
    first = new TaskWorld({ folder, clock, provider, owner: 'one' });
    second = new TaskWorld({ folder, clock, provider, owner: 'two' });
    await first.start();
    await second.start();
  });
  afterEach(() => {
    first.stop();
    second.stop();
  });

  const done = (id: string, more: Partial<Task> = {}): Task =>
    makeTask({ id, phase: 'succeeded', ...more });
  const put = async (...tasks: readonly Task[]) => {
    for (const task of tasks) await first.store.put(task);
    second.store.sync();
    await second.store.recent(100);
  };
  /** What a window shows, by each of its ways to look. */
  const shown = async ({ store, history }: TaskWorld) => {
    store.sync();
    const recent = (await store.recent(100)).map(({ id }) => id);
    const found = await store.find(everything, { offset: 0, count: 100 });
    assert.deepEqual(
      found.map(({ id }) => id),
      recent,
    );
    assert.equal(await store.countOf(everything), recent.length);
    assert.equal(await store.count(), recent.length);
    const { createdAt, ratios } = await store.outline(everything);
    assert.deepEqual([createdAt.length, ratios.length], [recent.length, recent.length]);
    assert.deepEqual(
      history.page({ count: 100 }).map(({ id }) => id),
      recent,
    );
    return recent;
  };

  it('takes tasks out of all windows, and gives them back as they were', async () => {
    // A slip of the finger would cost a picture, or a picture would be deleted in one window only.
    await put(done('a', { isStarred: true }), done('b', { seed: '1' }), done('c'), done('d'));
    assert.deepEqual(await first.manager.forget(['a', 'c']), ['a', 'c']);
    for (const window of [first, second]) {
      assert.deepEqual(await shown(window), ['d', 'b']);
      assert.equal(await window.store.get('a'), undefined);
      assert.equal(await window.store.findRemote('here', 'r-a'), undefined);
    }
    assert.deepEqual(await second.manager.restore(['a', 'c', 'never']), ['a', 'c']);
    for (const window of [first, second]) {
      assert.deepEqual(await shown(window), ['d', 'c', 'b', 'a']);
      assert.deepEqual(await window.store.get('a'), done('a', { isStarred: true }));
    }
    assert.equal(first.finished.length + second.finished.length, 0);
  });

  it('takes many in one step', async () => {
    // Half of a selection would be gone after a crash.
    const ids = Array.from({ length: 200 }, (_, n) => `t${n}`);
    first.store.change(ids.map((id) => ({ id, change: () => done(id) })));
    const before = first.history.revision();
    assert.equal((await first.manager.forget(ids)).length, 200);
    assert.equal(first.history.revision(), before + 1);
    assert.equal((await first.manager.restore(ids)).length, 200);
    assert.equal(first.history.revision(), before + 2);
    assert.deepEqual(await first.manager.forget(['never']), []);
    assert.equal(first.history.revision(), before + 2);
  });

  it('has no room for what still runs', async () => {
    // What was paid for and still runs would be gone with the only trace of it.
    await put(done('a'), makeTask({ id: 'b' }));
    assert.deepEqual(await first.manager.forget(['a', 'b']), ['a']);
    assert.deepEqual(await shown(second), ['b']);
    assert.deepEqual(
      second.store.open().map(({ id }) => id),
      ['b'],
    );
    assert.deepEqual(await first.manager.restore(['a', 'b']), ['a']);
  });

  it('is not opened by what comes late', async () => {
    // A picture that was deleted would come back by itself.
    await put(done('a'));
    await first.manager.forget(['a']);
    await second.store.put(done('a'));
    await assert.rejects(second.manager.star(['a'], true), failsWith('taskUnknown'));
    assert.deepEqual(await shown(first), []);
    assert.deepEqual(
      (await first.store.binned()).map(({ task }) => task.id),
      ['a'],
    );
  });

  it('gives back a task whose ID is imported, with its star and its seed', async () => {
    // A second one without star, seed and family would appear, and the first be swept after thirty days.
    await put(done('a', { isStarred: true, seed: '7' }));
    await first.manager.forget(['a']);
    first.provider.answers.set('r-a', { phase: 'succeeded' });
    const imported = await second.manager.importTask('r-a');
    assert.deepEqual(imported.task, done('a', { isStarred: true, seed: '7' }));
    assert.deepEqual(await shown(first), ['a']);
    assert.deepEqual(await first.store.binned(), []);
    // What the gateway had lost before is asked for anew: it may know it by now.
    await put(makeTask({ id: 'b', phase: 'lost' }));
    await first.manager.forget(['b']);
    first.provider.answers.set('r-b', { phase: 'succeeded' });
    const anew = await second.manager.importTask('r-b');
    assert.equal(anew.task.phase, 'succeeded');
    assert.notEqual(anew.task.id, 'b');
  });

  it('tells what lies in it and since when, latest first', async () => {
    // A person who looks for what they removed a moment ago would have to look through all of it.
    await put(done('a'), done('b'), done('c'));
    const start = clock.now();
    await first.manager.forget(['b', 'c']);
    clock.jump(60_000);
    await first.manager.forget(['a']);
    const binned = await second.store.binned();
    assert.deepEqual(
      binned.map(({ task, binnedAt }) => [task.id, binnedAt - start]),
      [
        ['a', 60_000],
        ['c', 0],
        ['b', 0],
      ],
    );
  });

  it('fetches the picture of a restored task that was not here yet', async () => {
    // Undo would bring back an empty frame.
    first.download = () => Promise.resolve(pngBytes());
    await put(done('a', { assets: [{ kind: 'image', url: 'https://x/1' }] }));
    await first.manager.forget(['a']);
    assert.deepEqual(first.history.wantingBytes(10), []);
    await first.manager.restore(['a']);
    await eventually(async () => {
      const [asset] = (await first.store.get('a'))?.assets ?? [];
      return asset?.kind === 'image' ? asset.file : undefined;
    });
  });

  it('is emptied after thirty days', async () => {
    // What was deleted would stay on the disk for ever, or be gone before it can be missed.
    await put(done('a'));
    await first.manager.forget(['a']);
    clock.jump(29 * dayMs);
    new TaskWorld({ folder, clock }).stop();
    assert.deepEqual(await first.manager.restore(['a']), ['a']);
    await first.manager.forget(['a']);
    clock.jump(31 * dayMs);
    new TaskWorld({ folder, clock }).stop();
    assert.deepEqual(await first.manager.restore(['a']), []);
    assert.deepEqual(await shown(second), []);
  });

  it('is cleared with the history, and its pictures with it', async () => {
    // "Delete Everything" would leave what a person deleted before, where somebody else can bring it back.
    const file = await first.pictures.keep(pngBytes());
    const assets = [{ kind: 'image', url: 'https://x/1', file }] as const;
    const starred = await first.pictures.keep(pngBytes(4, 4));
    await put(
      done('a', { assets }),
      done('b', {
        isStarred: true,
        assets: [{ kind: 'image', url: 'https://x/2', file: starred }],
      }),
    );
    await first.manager.forget(['a', 'b']);
    assert.deepEqual([...(await first.store.starredHashes())], [starred.hash]);
    await first.pictures.read(file.hash);

    assert.equal(await first.manager.clear({ keepStarred: true }), 1);
    await assert.rejects(first.pictures.read(file.hash), failsWith('pictureMissing'));
    assert.deepEqual(await second.manager.restore(['a']), []);
    assert.equal(await first.manager.clear({ keepStarred: false }), 1);
    assert.deepEqual(await second.manager.restore(['b']), []);
    await assert.rejects(first.pictures.read(starred.hash), failsWith('pictureMissing'));
  });
});
