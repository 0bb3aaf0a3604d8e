import assert from 'node:assert/strict';
import { workBeganAt, type Task } from '../../../src/domain/task';
import { failsWith } from '../../support/failsWith';
import { FakeClock } from '../../support/fakeClock';
import { makeTask } from '../../support/makeTask';
import { failure, ScriptedProvider } from '../../support/scriptedProvider';
import { TaskWorld } from '../../support/taskWorld';
import { useTempFolders } from '../../support/tempFolder';

describe('Check', () => {
  const tempFolder = useTempFolders();
  let clock: FakeClock;
  let provider: ScriptedProvider;
  let world: TaskWorld;

  beforeEach(async () => {
    clock = new FakeClock();
    provider = new ScriptedProvider();
    world = new TaskWorld({ folder: tempFolder(), clock, provider });
    await world.start();
  });
  afterEach(() => {
    world.stop();
  });

  const unanswered = async (): Promise<Task> => {
    provider.outcome = () =>
      Promise.resolve({ kind: 'unconfirmed', failure: failure('timedOut').failure });
    const sent = await world.manager.submit({ kind: 'imagine', prompt: 'a fox', pictures: [] });
    return sent.settled;
  };

  it('finds a task whose answer was lost, and goes on with it', async () => {
    // The person would send it again although it is being drawn, and pay twice.
    const { id } = await unanswered();
    provider.sent?.set(id, { remoteId: '14001', observation: { phase: 'running' } });
    assert.equal(await world.manager.check(id), 'found');
    const task = world.store.peek(id);
    assert.deepEqual([task?.phase, task?.remoteId], ['running', '14001']);
    assert.equal(task?.failure, undefined);
    provider.answers.set('14001', { phase: 'succeeded' });
    await clock.pass(5_000);
    assert.equal((await world.store.get(id))?.phase, 'succeeded');
    assert.equal(provider.submitted.length, 1);
  });

  it('counts from when it was sent, not from when it was found', async () => {
    // A card would say "5 s" of what took two minutes, and so would every estimate after it.
    const { id } = await unanswered();
    await clock.pass(100_000);
    provider.sent?.set(id, { remoteId: '14001', observation: { phase: 'running' } });
    await world.manager.check(id);
    await clock.pass(5_000);
    const before = provider.observed.length;
    await clock.pass(30_000);
    // And it is looked at no less: the plan for its age holds.
    assert.ok(provider.observed.length - before >= 9, `${provider.observed.length - before} looks`);
    provider.answers.set('14001', { phase: 'succeeded' });
    await clock.pass(5_000);
    const task = await world.store.get(id);
    assert.ok(task?.finishedAt !== undefined);
    assert.deepEqual([task.acceptedAt, task.tookMs], [task.createdAt, undefined]);
    assert.ok(task.finishedAt - workBeganAt(task) >= 135_000);
  });

  it('tells of a task that was found finished', async () => {
    // Its pictures would never be fetched, and nobody told.
    const { id } = await unanswered();
    provider.sent?.set(id, { remoteId: '14001', observation: { phase: 'succeeded' } });
    assert.equal(await world.manager.check(id), 'found');
    assert.equal(world.finished.length, 1);
    assert.equal(clock.pending, 0);
  });

  it('leaves the decision to the person when the gateway has no such task', async () => {
    // It would be thrown away although it may still come.
    const { id } = await unanswered();
    assert.equal(await world.manager.check(id), 'notFound');
    assert.equal(world.store.peek(id)?.phase, 'unconfirmed');
  });

  it('says so when the gateway cannot tell or does not answer', async () => {
    // "Not there" would be believed, and the task sent and paid again.
    const { id } = await unanswered();
    provider.sent = undefined;
    assert.equal(await world.manager.check(id), 'cannotTell');
    provider.findSent = () => Promise.reject(failure('unreachable'));
    await assert.rejects(world.manager.check(id), failsWith('unreachable'));
    assert.equal(world.store.peek(id)?.phase, 'unconfirmed');
  });

  it('looks at once at a task the gateway has named', async () => {
    // "Check" would seem to do nothing until the next poll.
    await world.store.put(makeTask({ id: 'a', phase: 'unconfirmed' }));
    provider.answers.set('r-a', 'notFound');
    assert.equal(await world.manager.check('a'), 'notFound');
    assert.equal(world.store.peek('a')?.phase, 'unconfirmed');
    provider.answers.set('r-a', { phase: 'running' });
    assert.equal(await world.manager.check('a'), 'found');
    assert.equal(world.store.peek('a')?.phase, 'running');
  });
});
