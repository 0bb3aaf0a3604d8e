import assert from 'node:assert/strict';
import type { Logger } from '../../../src/base/logger';
import type { History } from '../../../src/tasks/history/history';
import { failsWith } from '../../support/failsWith';
import { FakeClock, settle } from '../../support/fakeClock';
import { ScriptedProvider } from '../../support/scriptedProvider';
import { TaskWorld } from '../../support/taskWorld';
import { useTempFolders } from '../../support/tempFolder';

const fox = { kind: 'imagine', prompt: 'a fox', pictures: [] } as const;

describe('Recording what a gateway answered', () => {
  const tempFolder = useTempFolders();
  let clock: FakeClock;
  let provider: ScriptedProvider;
  let world: TaskWorld;
  let dead: Set<string>;
  const logged: string[] = [];

  beforeEach(async () => {
    clock = new FakeClock();
    provider = new ScriptedProvider();
    dead = new Set();
    logged.length = 0;
    const logger: Logger = {
      log: (_level, _area, message, facts) =>
        logged.push(`${message} ${JSON.stringify(facts ?? {})}`),
    };
    world = new TaskWorld({
      folder: tempFolder(),
      clock,
      provider,
      logger,
      mayBeAlive: (owner) => !dead.has(owner),
    });
    await world.start();
  });
  afterEach(() => {
    world.stop();
  });

  /** The row is written, then so many writes fail. */
  const breakDisk = (writes: number) => {
    const write: History['write'] = world.history.write.bind(world.history);
    let left = writes;
    provider.outcome = () => {
      world.history.write = (edits) => {
        if (left <= 0) return write(edits);
        left -= 1;
        throw new Error('database is locked');
      };
      return Promise.resolve({ kind: 'accepted', remoteIds: ['14001', '14002'], phase: 'queued' });
    };
  };

  it('tries again while the disk is busy', async () => {
    // A paid task would hang as "sending" and be lost with its id.
    breakDisk(2);
    const { task } = await world.manager.submit(fox);
    await clock.pass(10_000);
    const after = world.history.get(task.id);
    assert.deepEqual([after?.phase, after?.remoteId], ['running', '14001']);
    assert.equal(await world.store.count(), 2);
    assert.equal(provider.submitted.length, 1);
  });

  it('logs the ids of what it could not write', async () => {
    // What was paid could not even be imported.
    breakDisk(99);
    const { task, settled } = await world.manager.submit(fox);
    await clock.pass(60_000);
    assert.equal((await settled).phase, 'sending');
    assert.ok(logged.some((line) => line.includes('14001 14002')));
    // Nobody waits for it any more, so a person may take it away.
    Reflect.deleteProperty(world.history, 'write');
    await world.manager.stopWatching(task.id);
    assert.equal(world.history.get(task.id)?.phase, 'cancelled');
    assert.equal(clock.pending, 0);
  });

  it('is not done twice when somebody who listens fails', async () => {
    // What was written would be taken for not written: not sent though recorded, or recorded twice.
    world.store.onDidChange(() => {
      throw new Error('a page fell over');
    });
    provider.outcome = () =>
      Promise.resolve({ kind: 'accepted', remoteIds: ['1', '2'], phase: 'queued' });
    const { settled } = await world.manager.submit(fox);
    assert.equal((await settled).phase, 'queued');
    await clock.pass(500);
    assert.equal(world.history.count(), 2);
    assert.equal(provider.submitted.length, 1);
  });

  it('does not outlive its window', async () => {
    // A closed window would keep its process alive.
    breakDisk(99);
    const { settled } = await world.manager.submit(fox);
    await settle();
    world.stop();
    await settled;
    assert.equal(clock.pending, 0);
  });

  it('lets a task be cancelled whose sender is gone, not one whose sender waits', async () => {
    // It would say "sending" for ever, or a task on its way be taken for cancelled.
    provider.outcome = () => new Promise(() => undefined);
    const { task } = await world.manager.submit(fox);
    await assert.rejects(world.manager.stopWatching(task.id), failsWith('taskNotReady'));

    const other = new TaskWorld({
      folder: world.pictures.folder.replace(/\/pictures$/, ''),
      clock,
      provider,
      owner: 'other',
      mayBeAlive: (owner) => !dead.has(owner),
    });
    await other.store.load();
    await assert.rejects(other.manager.stopWatching(task.id), failsWith('taskNotReady'));
    dead.add('window-1');
    await other.manager.stopWatching(task.id);
    assert.equal(other.history.get(task.id)?.phase, 'cancelled');
    other.stop();
  });

  it('says again that the window is alive after a disk that failed once', async () => {
    // Another window would call the next request abandoned, and the person pay it twice.
    const take = world.history.presence.take.bind(world.history.presence);
    world.history.presence.take = () => {
      throw new Error('database is locked');
    };
    await assert.rejects(world.manager.submit(fox), /locked/);
    world.history.presence.take = take;
    provider.outcome = () => new Promise(() => undefined);
    await world.manager.submit(fox);
    const other = new TaskWorld({
      folder: world.pictures.folder.replace(/\/pictures$/, ''),
      clock,
      owner: 'other',
    });
    assert.notEqual(other.history.sending()[0]?.senderAliveUntil, undefined);
    other.stop();
  });
});
