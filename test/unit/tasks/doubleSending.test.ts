import assert from 'node:assert/strict';
import { failsWith } from '../../support/failsWith';
import { FakeClock } from '../../support/fakeClock';
import { makeTask } from '../../support/makeTask';
import { failure, ScriptedProvider } from '../../support/scriptedProvider';
import { TaskWorld } from '../../support/taskWorld';
import { useTempFolders } from '../../support/tempFolder';

const upscale = { id: 'u2', label: 'U2', group: 'upscale', input: 'none', cell: 2 } as const;

describe('Two windows that send the same', () => {
  const tempFolder = useTempFolders();
  let clock: FakeClock;
  let provider: ScriptedProvider;
  let first: TaskWorld;
  let second: TaskWorld;

  beforeEach(async () => {
    clock = new FakeClock();
    provider = new ScriptedProvider();
    const shared = { folder: tempFolder(), clock, provider };
    first = new TaskWorld({ ...shared, owner: 'one' });
    second = new TaskWorld({ ...shared, owner: 'two' });
    await first.start();
    await second.start();
  });
  afterEach(() => {
    first.stop();
    second.stop();
  });

  /** Both windows know the task as it was before either of them moved. */
  const inBoth = async (press: (world: TaskWorld) => Promise<unknown>) => {
    const results = await Promise.allSettled([first, second].map(press));
    const failed = results.flatMap((one): unknown[] =>
      one.status === 'rejected' ? [one.reason] : [],
    );
    assert.equal(failed.length, 1, 'one window has to be refused');
    assert.ok(failsWith('alreadyPressed')(failed[0]), String(failed[0]));
  };
  const shared = async (news: Parameters<typeof makeTask>[0]) => {
    await first.store.put(makeTask(news));
    second.store.sync();
  };
  const unconfirmed = () => shared({ id: 'a', phase: 'unconfirmed' });

  it('press one button once', async () => {
    // The same upscale would be paid twice.
    await shared({ id: 'a', phase: 'succeeded', actions: [upscale] });
    await inBoth(({ manager }) => manager.act('a', 'u2'));
    assert.equal(provider.acted.length, 1);
    await clock.pass(2_100);
    await second.manager.act('a', 'u2');
    assert.equal(provider.acted.length, 2);
  });

  it('send one answer', async () => {
    // The same answer would be paid twice.
    const inputWanted = { input: 'text', suggestion: '' } as const;
    await shared({ id: 'a', phase: 'needsInput', inputWanted });
    await inBoth(({ manager }) => manager.answer('a', { prompt: 'a fox' }));
    assert.equal(provider.answeredWith.length, 1);
  });

  it('send an unconfirmed task again once', async () => {
    // Two windows, two toasts, two clicks: paid three times.
    await unconfirmed();
    await inBoth(({ manager }) => manager.retry('a'));
    assert.equal(provider.submitted.length, 1);
    assert.equal(first.history.get('a')?.phase, 'cancelled');
  });

  it('send a failed task again once in two seconds', async () => {
    // A double click on "Retry" would be paid twice.
    await shared({ id: 'a', phase: 'failed' });
    await inBoth(({ manager }) => manager.retry('a'));
    await assert.rejects(first.manager.retry('a'), failsWith('alreadyPressed'));
    assert.equal(provider.submitted.length, 1);
    await clock.pass(2_100);
    await first.manager.retry('a');
    assert.equal(provider.submitted.length, 2);
  });

  it('do not send again what was found in the meantime', async () => {
    // A task that is being drawn would be paid a second time.
    await unconfirmed();
    const found = { change: () => makeTask({ id: 'a', phase: 'running' }), id: 'a' };
    first.history.write([found]);
    assert.equal(second.store.peek('a')?.phase, 'unconfirmed');
    await assert.rejects(second.manager.retry('a'), failsWith('alreadyPressed'));
    assert.equal(first.history.get('a')?.phase, 'running');
    assert.equal(provider.submitted.length, 0);
  });

  it('end the old task in the moment the new one is born', async () => {
    // A crash in between would leave a task that can be sent once more.
    await unconfirmed();
    let atSending: (string | undefined)[] = [];
    provider.outcome = (id) => {
      atSending = [first.history.get('a')?.phase, first.history.get(id)?.phase];
      return new Promise(() => undefined);
    };
    await first.manager.retry('a');
    assert.deepEqual(atSending, ['cancelled', 'sending']);
  });

  it('leave everything as it was when the record cannot be written', async () => {
    // The old task would be closed without a new one, or sent without a row.
    await unconfirmed();
    first.history.write = () => {
      throw new Error('disk full');
    };
    await assert.rejects(first.manager.retry('a'), /disk full/);
    assert.equal(second.history.get('a')?.phase, 'unconfirmed');
    assert.equal(provider.submitted.length, 0);
  });

  it('send nothing for a picture that was just removed', async () => {
    // A press would be paid for a picture nobody sees any more.
    await shared({ id: 'a', phase: 'succeeded', actions: [upscale] });
    const pressing = first.manager.act('a', 'u2');
    second.history.remove(['a']);
    await assert.rejects(pressing, failsWith('taskUnknown'));
    assert.equal(provider.acted.length, 0);
    assert.equal(await second.store.count(), 0);
  });

  it('send again to the gateway the task was sent to', async () => {
    // Another gateway would be paid, and perhaps not know the model or the pictures.
    await shared({ id: 'a', phase: 'failed', connectionId: 'there' });
    const { task } = await first.manager.retry('a');
    assert.equal(task.connectionId, 'there');
    assert.deepEqual(provider.sentTo, ['there']);
  });

  it('may press a refused button again', async () => {
    // A full queue would lock the button for good.
    await shared({ id: 'a', phase: 'succeeded', actions: [upscale] });
    provider.outcome = () =>
      Promise.resolve({ kind: 'refused', failure: failure('queueFull').failure });
    await (
      await first.manager.act('a', 'u2')
    ).settled;
    assert.deepEqual(first.history.get('a')?.pressedActionIds, []);
    await clock.pass(2_100);
    await first.manager.act('a', 'u2');
    assert.equal(provider.acted.length, 2);
  });
});
