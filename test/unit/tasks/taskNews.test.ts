import assert from 'node:assert/strict';
import { FakeClock } from '../../support/fakeClock';
import { ScriptedProvider } from '../../support/scriptedProvider';
import { TaskWorld } from '../../support/taskWorld';
import { useTempFolders } from '../../support/tempFolder';

const fox = { kind: 'imagine', prompt: 'a fox', pictures: [] } as const;

describe('The news of tasks', () => {
  const tempFolder = useTempFolders();
  let clock: FakeClock;
  let provider: ScriptedProvider;
  let dead: Set<string>;
  let maker: TaskWorld;
  let asker: TaskWorld;

  beforeEach(async () => {
    clock = new FakeClock();
    provider = new ScriptedProvider();
    dead = new Set();
    const shared = {
      folder: tempFolder(),
      clock,
      provider,
      mayBeAlive: (owner: string) => !dead.has(owner),
    };
    maker = new TaskWorld({ ...shared, owner: 'maker' });
    asker = new TaskWorld({ ...shared, owner: 'asker' });
    await maker.start();
    await asker.start();
    // Only the other window reaches the gateway once the task is sent.
    await (
      await maker.manager.submit(fox)
    ).settled;
    maker.isReachable = false;
    asker.store.sync();
  });
  afterEach(() => {
    maker.stop();
    asker.stop();
  });

  const finish = async () => {
    for (const task of asker.store.open()) {
      provider.answers.set(task.remoteId ?? '', { phase: 'succeeded' });
    }
    await clock.pass(30_000);
    maker.store.sync();
  };

  it('that one has ended comes in the window that made it, whichever window asks', async () => {
    // The toast would come up in a window the person is not looking at.
    await finish();
    assert.equal(maker.finished.length, 1);
    assert.equal(asker.finished.length, 0);
  });

  it('comes in the asking window when the other one is gone', async () => {
    // Nobody would be told.
    dead.add('maker');
    maker.stop();
    await finish();
    assert.equal(asker.finished.length, 1);
  });

  it('that one waits for a person comes the same way, once', async () => {
    // It would wait for ever, and it is paid for.
    const inputWanted = { input: 'zoom', suggestion: 'a fox --zoom 2' } as const;
    for (const { remoteId } of asker.store.open()) {
      provider.answers.set(remoteId ?? '', { phase: 'needsInput', inputWanted });
    }
    await clock.pass(30_000);
    maker.store.sync();
    await clock.pass(30_000);
    assert.deepEqual([maker.asking.length, asker.asking.length], [1, 0]);
    assert.deepEqual(maker.finished, []);
  });
});
