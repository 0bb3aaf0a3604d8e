import assert from 'node:assert/strict';
import type { Observation } from '../../../src/domain/task';
import type { SubmitOutcome } from '../../../src/providers/provider';
import type { SentTask } from '../../../src/tasks/taskSender';
import { failsWith } from '../../support/failsWith';
import { makeTask } from '../../support/makeTask';
import { FakeClock } from '../../support/fakeClock';
import { MortalClock } from '../../support/mortalClock';
import { ScriptedProvider } from '../../support/scriptedProvider';
import { TaskWorld } from '../../support/taskWorld';
import { useTempFolders } from '../../support/tempFolder';

describe('Two windows on one history', () => {
  const tempFolder = useTempFolders();
  let clock: FakeClock;
  let ownClock: MortalClock;
  let dead: Set<string>;
  let first: TaskWorld;
  let second: TaskWorld;

  beforeEach(async () => {
    clock = new FakeClock();
    dead = new Set();
    const provider = new ScriptedProvider();
    const folder = tempFolder();
    const shared = { folder, clock, provider, mayBeAlive: (owner: string) => !dead.has(owner) };
    ownClock = new MortalClock(clock);
    first = new TaskWorld({ ...shared, clock: ownClock, owner: 'one' });
    second = new TaskWorld({ ...shared, owner: 'two' });
    await first.start();
    await second.start();
  });
  afterEach(() => {
    first.stop();
    second.stop();
  });

  it('asks in one window only, and both show the same', async () => {
    // Two windows would cost twice the requests, five windows five times.
    await first.store.put(makeTask({ id: 'a' }));
    second.store.sync();
    await clock.pass(20_000);
    const { provider } = first;
    assert.ok(provider.observed.length <= 11, `${provider.observed.length} questions`);

    provider.answers.set('r-a', { phase: 'succeeded' });
    await clock.pass(5_000);
    second.store.sync();
    assert.equal((await second.store.get('a'))?.phase, 'succeeded');
    assert.equal(first.finished.length + second.finished.length, 1);
    assert.equal(clock.pending, 0);
  });

  it('takes over within 15 seconds when the asking window is killed', async () => {
    // Tasks would stand still until somebody closes the other windows.
    await first.store.put(makeTask({ id: 'a' }));
    second.store.sync();
    await clock.pass(5_000);
    assert.notEqual(second.history.lease('poll').part('here').heldUntil(), undefined);
    // Killed: its lease row stays, and its timers never fire again.
    ownClock.die();
    first.provider.answers.set('r-a', { phase: 'succeeded' });
    await clock.pass(15_000);
    assert.equal((await second.store.get('a'))?.phase, 'succeeded');
    assert.equal(second.finished.length, 1);
  });

  it('leaves a gateway to the window that reaches it', async () => {
    // Tasks on the sandbox of one window would stand still because another window is at work.
    first.isReachable = false;
    first.history.lease('poll').part('elsewhere').take(60_000);
    await first.store.put(makeTask({ id: 'a' }));
    await first.store.put(makeTask({ id: 'b' }));
    second.store.sync();
    await clock.pass(5_000);
    assert.ok(second.provider.observed.length > 0);
  });

  it('does not undo what the other window did to the same task', async () => {
    // A star set in one window would be gone with the next poll of the other.
    await first.store.put(makeTask({ id: 'a' }));
    second.store.sync();
    await second.manager.star(['a'], true);
    first.provider.answers.set('r-a', { phase: 'succeeded' });
    await clock.pass(15_000);
    const task = first.history.get('a');
    assert.equal(task?.isStarred, true);
    assert.equal(task.phase, 'succeeded');
  });

  it('does not bring back what the other window removed', async () => {
    // A task deleted in one window would return with the next poll of the other.
    await first.store.put(makeTask({ id: 'a' }));
    await second.manager.forget(['a']);
    await clock.pass(5_000);
    assert.equal(first.history.get('a'), undefined);
    first.store.sync();
    assert.equal(first.store.peek('a'), undefined);
  });

  it('tells the other window of a change by itself', async function () {
    // The other window would show old things until it is touched.
    this.timeout(20_000);
    const noticed = new Promise<string | undefined>((resolve) => {
      second.store.onDidChange(({ task }) => resolve(task?.id));
    });
    await first.store.put(makeTask({ id: 'a', phase: 'failed' }));
    assert.equal(await noticed, 'a');
  });

  it('leaves a request alone that another living window is sending', async () => {
    // It would be called unconfirmed, and the person would send and pay it again.
    let accept: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (accept = resolve));
    first.provider.outcome = async (id) => {
      await gate;
      return { kind: 'accepted', remoteIds: [`r-${id}`], phase: 'queued' };
    };
    const sent = await first.manager.submit({ kind: 'imagine', prompt: 'a fox', pictures: [] });
    await second.manager.resume();
    await clock.pass(40_000);
    assert.equal(second.history.get(sent.task.id)?.phase, 'sending');
    accept();
    assert.equal((await sent.settled).phase, 'queued');
  });

  for (const kind of ['unconfirmed', 'refused'] as const) {
    it(`leaves a task that a person found alone, when its own answer comes late: ${kind}`, async () => {
      // It runs and is paid; called unsure or failed after all, the person would send and pay it again.
      let answer: () => void = () => undefined;
      const gate = new Promise<void>((resolve) => (answer = resolve));
      first.provider.outcome = async () => {
        await gate;
        return { kind, failure: { kind: 'timedOut', isRetryable: false, charged: 'unknown' } };
      };
      const sent = await first.manager.submit({ kind: 'imagine', prompt: 'a fox', pictures: [] });
      await second.manager.resume();
      // The first window hangs: it does not say any more that it lives.
      ownClock.die();
      await clock.pass(40_000);
      const { id } = sent.task;
      assert.equal(second.history.get(id)?.phase, 'unconfirmed');
      first.provider.sent?.set(id, { remoteId: 'r-17', observation: { phase: 'running' } });
      second.store.sync();
      assert.equal(await second.manager.check(id), 'found');
      answer();
      await sent.settled;
      assert.equal(second.history.get(id)?.phase, 'running');
      first.provider.answers.set('r-17', { phase: 'succeeded' });
      await clock.pass(60_000);
      assert.equal(second.history.get(id)?.phase, 'succeeded');
    });
  }

  describe('whose second finds what the first still waits for', () => {
    const found = async (sent: SentTask, observation: Observation) => {
      await second.manager.resume();
      ownClock.die();
      await clock.pass(40_000);
      const { id } = sent.task;
      first.provider.sent?.set(id, { remoteId: 'r-17', observation });
      second.store.sync();
      assert.equal(await second.manager.check(id), 'found');
      return id;
    };
    /** A press of the first window, and its answer as soon as that is let out. */
    const pressed = async (outcome: SubmitOutcome) => {
      let answer: () => void = () => undefined;
      const gate = new Promise<void>((resolve) => (answer = resolve));
      first.provider.outcome = async () => {
        await gate;
        return outcome;
      };
      const u2 = { id: 'u2', label: 'U2', group: 'upscale', input: 'none' } as const;
      await first.store.put(makeTask({ id: 'grid', phase: 'succeeded', actions: [u2] }));
      return { sent: await first.manager.act('grid', 'u2'), answer };
    };

    for (const kind of ['notOffered', 'timedOut'] as const) {
      it(`keeps the button pressed when the press is refused late: ${kind}`, async () => {
        // What the button made runs and is charged; shown as not pressed, it would be pressed and paid again.
        const refusal = { kind, isRetryable: false, charged: 'no' } as const;
        const { sent, answer } = await pressed({ kind: 'refused', failure: refusal });
        const id = await found(sent, { phase: 'running' });
        answer();
        await sent.settled;
        assert.equal(second.history.get(id)?.phase, 'running');
        const grid = second.history.get('grid');
        assert.deepEqual([grid?.pressedActionIds, grid?.refusedActions], [['u2'], {}]);
      });
    }

    it('does not ask again what was answered, when the question comes late', async () => {
      // It would be answered, and paid, a second time.
      const inputWanted = { input: 'text', suggestion: 'a fox' } as const;
      const { sent, answer } = await pressed({ kind: 'needsInput', remoteId: 'r-17', inputWanted });
      const id = await found(sent, { phase: 'needsInput', inputWanted });
      first.provider.outcome = () => new Promise(() => undefined);
      await second.manager.answer(id, { prompt: 'a red fox' });
      const before = second.history.get(id);
      answer();
      await sent.settled;
      assert.deepEqual(second.history.get(id), before);
      assert.equal(before?.phase, 'queued');
      await assert.rejects(
        second.manager.answer(id, { prompt: 'a red fox' }),
        failsWith('alreadyPressed'),
      );
    });
  });

  it('looks after a window that begins to send, and dies, long after our start', async () => {
    // Its task would say "sending" until somebody restarts VS Code.
    await clock.pass(3_600_000);
    assert.equal(clock.pending, 0);
    first.provider.outcome = () => new Promise(() => undefined);
    const sent = await first.manager.submit({ kind: 'imagine', prompt: 'a fox', pictures: [] });
    second.store.sync();
    await clock.pass(20_000);
    assert.equal(second.history.get(sent.task.id)?.phase, 'sending');
    ownClock.die();
    dead.add('one');
    await clock.pass(6_000);
    assert.equal(second.history.get(sent.task.id)?.phase, 'unconfirmed');
    second.store.sync();
    await clock.pass(6_000);
    first.manager.dispose();
    assert.equal(clock.pending, 0);
  });

  it('calls a request unconfirmed when its window died meanwhile', async () => {
    // It would say "sending" for ever.
    first.provider.outcome = () => new Promise(() => undefined);
    const sent = await first.manager.submit({ kind: 'imagine', prompt: 'a fox', pictures: [] });
    await second.manager.resume();
    dead.add('one');
    await clock.pass(6_000);
    assert.equal(second.history.get(sent.task.id)?.phase, 'unconfirmed');
    assert.equal(first.provider.submitted.length, 1);
  });
});
