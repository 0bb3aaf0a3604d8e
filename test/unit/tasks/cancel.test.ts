import assert from 'node:assert/strict';
import { FailureError, invalid } from '../../../src/domain/failure';
import type { Observation } from '../../../src/domain/task';
import { failsWith } from '../../support/failsWith';
import { FakeClock } from '../../support/fakeClock';
import { makeTask } from '../../support/makeTask';
import { failure, ScriptedProvider } from '../../support/scriptedProvider';
import { TaskWorld } from '../../support/taskWorld';
import { useTempFolders } from '../../support/tempFolder';

describe('a running task', () => {
  const tempFolder = useTempFolders();
  let clock: FakeClock;
  let provider: ScriptedProvider;
  let world: TaskWorld;

  beforeEach(async () => {
    clock = new FakeClock();
    provider = new ScriptedProvider();
    world = new TaskWorld({ folder: tempFolder(), clock, provider });
    await world.start();
    const now = clock.now();
    await world.store.put(makeTask({ id: 'a', createdAt: now, acceptedAt: now, movedAt: now }));
  });
  afterEach(() => world.stop());

  const phaseOf = async (id: string) => (await world.store.get(id))?.phase;
  const failed: Observation = {
    phase: 'failed',
    failure: { kind: 'serverError', isRetryable: true, charged: 'unknown' },
  };

  it('is cancelled by the gateway, asked once, and shown as cancelled though that says "failed"', async () => {
    // A wrong prompt could not be stopped, or would look like something that went wrong.
    provider.answers.set('r-a', failed);
    await world.manager.cancel('a');
    assert.deepEqual(provider.cancelled, ['r-a']);
    const task = await world.store.get('a');
    assert.deepEqual(
      [task?.phase, task?.failure, task?.isUnwatched],
      ['cancelled', undefined, undefined],
    );
    await world.manager.cancel('a');
    assert.deepEqual(provider.cancelled, ['r-a']);
  });

  it('is watched until the gateway says that it has ended', async () => {
    // The picture was quicker, was paid for, and would be thrown away.
    await world.manager.cancel('a');
    assert.equal(await phaseOf('a'), 'running');
    assert.equal(world.store.peek('a')?.cancelAnswer, 'taken');
    provider.answers.set('r-a', { phase: 'succeeded' });
    await clock.pass(60_000);
    assert.equal(await phaseOf('a'), 'succeeded');
  });

  it('is cancelled, and not lost, when the gateway forgets it for that', async () => {
    // "The gateway lost track" would be said of what a person ended.
    provider.answers.set('r-a', 'notFound');
    await world.manager.cancel('a');
    await clock.pass(600_000);
    assert.equal(await phaseOf('a'), 'cancelled');
  });

  const refusals = [
    ['the gateway says no', new FailureError(invalid('cancelRefused', 'no')), 'cancelRefused'],
    ['it has no such thing', failure('notOffered'), 'cancelNotOffered'],
  ] as const;
  for (const [when, thrown, reason] of refusals) {
    it(`goes on being watched when ${when}`, async () => {
      // A picture that is being paid for would be gone from sight.
      provider.cancelFailure = thrown;
      await assert.rejects(world.manager.cancel('a'), failsWith(reason));
      assert.equal(world.store.peek('a')?.cancelAnswer, 'refused');
      assert.equal(await phaseOf('a'), 'running');
      provider.answers.set('r-a', failed);
      await clock.pass(60_000);
      assert.equal(await phaseOf('a'), 'failed');
    });
  }

  it('may be asked for again when the gateway was not reached', async () => {
    // One bad moment of the network would take the button away.
    provider.cancelFailure = failure('unreachable');
    await assert.rejects(world.manager.cancel('a'), failsWith('unreachable'));
    assert.equal(world.store.peek('a')?.cancelAnswer, undefined);
    provider.cancelFailure = undefined;
    await world.manager.cancel('a');
    assert.equal(world.store.peek('a')?.cancelAnswer, 'taken');
  });

  it('is left alone where it cannot be stopped, without a question to the gateway', async () => {
    // A person could not get rid of a hung task.
    await world.manager.stopWatching('a');
    const task = await world.store.get('a');
    assert.deepEqual([task?.phase, task?.isUnwatched], ['cancelled', true]);
    await clock.pass(10_000);
    assert.deepEqual([provider.cancelled, provider.observed], [[], []]);
    assert.equal(clock.pending, 0);
  });

  it('is had back by its ID, once, after it was left alone', async () => {
    // What the gateway finished meanwhile, and was paid for, would be out of reach, or there twice.
    await world.manager.stopWatching('a');
    provider.answers.set('r-a', { phase: 'succeeded' });
    const { task } = await world.manager.importTask('r-a');
    assert.equal(task.phase, 'succeeded');
    const again = await world.manager.importTask('r-a');
    assert.equal(again.task.id, task.id);
    assert.equal(await world.store.count(), 2);
  });

  it('cannot be cancelled while its own request is on its way', async () => {
    // There is no id yet to cancel by, and the row would be closed before its answer comes.
    await world.store.put({ ...makeTask({ id: 'b' }), phase: 'unconfirmed' });
    await assert.rejects(world.manager.cancel('b'), failsWith('taskNotReady'));
    assert.deepEqual(provider.cancelled, []);
  });
});
