import assert from 'node:assert/strict';
import { makeTask } from '../../support/makeTask';
import { FakeClock, settle } from '../../support/fakeClock';
import { TaskWorld } from '../../support/taskWorld';
import { useTempFolders } from '../../support/tempFolder';

const second = 1_000;
const minute = 60 * second;

describe('TaskPoller', () => {
  const tempFolder = useTempFolders();
  let clock: FakeClock;
  let world: TaskWorld;

  beforeEach(async () => {
    clock = new FakeClock();
    world = new TaskWorld({ folder: tempFolder(), clock });
    await world.start();
  });
  afterEach(() => {
    world.stop();
  });

  const open = async (count: number) => {
    for (let n = 0; n < count; n += 1) await world.store.put(makeTask({ id: `t${n}` }));
  };

  it('asks once for twenty tasks, and not at all when they are done', async () => {
    // The gateway would be asked twenty times as often, and limit or block the person.
    await open(20);
    await clock.pass(10 * second);
    assert.ok(world.provider.observed.length <= 6);
    assert.ok(world.provider.observed.every((ids) => ids.length === 20));

    for (let n = 0; n < 20; n += 1) world.provider.answers.set(`r-t${n}`, { phase: 'succeeded' });
    await clock.pass(5 * second);
    const asked = world.provider.observed.length;
    assert.equal(clock.pending, 0);
    await clock.pass(60 * minute);
    assert.equal(world.provider.observed.length, asked);
    assert.equal(world.finished.length, 20);
  });

  it('has no timer when nothing is open', () => {
    // An idle editor would wake the machine and empty the battery.
    assert.equal(clock.pending, 0);
  });

  it('asks about a new task after a second', async () => {
    // A person would stare at "queued" although the gateway is at work.
    await open(1);
    await clock.pass(second);
    assert.equal(world.provider.observed.length, 1);
  });

  it('asks less often about tasks that take long', async () => {
    // Slow tasks would cost hundreds of requests for nothing.
    await open(1);
    await clock.pass(minute);
    const inFirstMinute = world.provider.observed.length;
    await clock.pass(15 * minute);
    const before = world.provider.observed.length;
    await clock.pass(minute);
    assert.ok(inFirstMinute >= 25);
    assert.ok(world.provider.observed.length - before <= 6);
  }).timeout(20_000);

  it('asks about tasks that are nearly due together with those that are', async () => {
    // Two tasks out of step would double the requests for ever.
    await open(1);
    await clock.pass(1_500);
    await world.store.put(makeTask({ id: 'late' }));
    await clock.pass(20 * second);
    const alone = world.provider.observed.filter((ids) => ids.length === 1).length;
    assert.ok(alone <= 2, `${alone} questions about one task only`);
  });

  it('never begins a question before the last one was answered', async () => {
    // A slow gateway would be asked more and more, the slower it gets.
    let answer: () => void = () => undefined;
    world.provider.observeGate = new Promise((resolve) => (answer = resolve));
    await open(1);
    await clock.pass(30 * second);
    assert.equal(world.provider.observed.length, 1);
    answer();
    await clock.pass(3 * second);
    assert.equal(world.provider.observed.length, 2);
  });

  it('gives up a question that is never answered, and asks again', async () => {
    // One lost connection would freeze every task until the window is reloaded.
    world.provider.observeGate = new Promise(() => undefined);
    await open(1);
    await clock.pass(92 * second);
    world.provider.observeGate = Promise.resolve();
    world.provider.answers.set('r-t0', { phase: 'succeeded' });
    await clock.pass(10 * second);
    assert.equal(world.store.peek('t0')?.phase, 'succeeded');
  });

  it('backs off while the gateway is away, loses nothing, and comes back', async () => {
    // A train tunnel would cost the running tasks.
    world.provider.observeFailure = 'unreachable';
    await open(3);
    await clock.pass(60 * minute);
    assert.ok(world.provider.observed.length < 75, `${world.provider.observed.length} questions`);
    assert.equal(world.store.open().length, 3);

    world.provider.observeFailure = undefined;
    for (let n = 0; n < 3; n += 1) world.provider.answers.set(`r-t${n}`, { phase: 'succeeded' });
    await clock.pass(minute);
    assert.equal(world.store.open().length, 0);
  });

  for (const [kind, answers] of [
    ['unauthorised', 1],
    ['forbidden', 3],
  ] as const) {
    it(`stops when the key is ${kind}, says so once, and goes on after wake`, async () => {
      // A revoked key would be sent again for ever, or the tasks would be given up.
      world.provider.observeFailure = kind;
      await open(2);
      await clock.pass(10 * minute);
      assert.equal(world.provider.observed.length, answers);
      assert.equal(world.poller.pausedFailure('here')?.kind, kind);
      assert.deepEqual(
        world.pauses.map(({ failure }) => failure.kind),
        [kind],
      );
      assert.equal(clock.pending, 0);
      assert.equal(world.store.open().length, 2);

      world.provider.observeFailure = undefined;
      world.poller.wake();
      assert.deepEqual(world.resumes, ['here']);
      assert.equal(world.poller.pausedFailure('here'), undefined);
      await clock.pass(second);
      assert.equal(world.provider.observed.length, answers + 1);
    });
  }

  it('does not take a sign-in page on the way for a refused key', async () => {
    // One "forbidden" of a hotel network would stop all tasks until a person does something.
    world.provider.observeFailure = 'forbidden';
    await open(1);
    await clock.pass(4 * second);
    world.provider.observeFailure = undefined;
    await clock.pass(10 * second);
    world.provider.observeFailure = 'forbidden';
    await clock.pass(3 * second);
    world.provider.observeFailure = undefined;
    world.provider.answers.set('r-t0', { phase: 'succeeded' });
    await clock.pass(30 * second);
    assert.deepEqual(world.pauses, []);
    assert.equal((await world.store.get('t0'))?.phase, 'succeeded');
  });

  it('gives up a task with a status nobody knows, but slowly', async () => {
    // A new word of the gateway would keep a task running for ever.
    world.provider.answers.set('r-t0', { phase: 'running', unknownStatus: 'DREAMING' });
    await open(1);
    await clock.pass(19 * minute);
    assert.equal(world.store.peek('t0')?.unknownStatus, 'DREAMING');
    assert.ok(world.provider.observed.length < 65);
    await clock.pass(3 * minute);
    assert.equal((await world.store.get('t0'))?.phase, 'lost');
    assert.equal(clock.pending, 0);
  });

  it('believes "not found" only after a while and several times', async () => {
    // One mistaken answer would throw away a task that was paid.
    world.provider.answers.set('r-t0', 'notFound');
    await open(1);
    await clock.pass(14 * second);
    assert.equal(world.store.peek('t0')?.phase, 'running');
    await clock.pass(10 * second);
    const task = await world.store.get('t0');
    assert.equal(task?.phase, 'lost');
    assert.equal(task.failure?.kind, 'notFound');
  });

  it('gives up a task that has not moved for an hour', async () => {
    // A hung task would be polled for weeks.
    await open(1);
    await clock.pass(59 * minute);
    assert.equal(world.store.open().length, 1);
    await clock.pass(3 * minute);
    assert.equal((await world.store.get('t0'))?.phase, 'lost');
    // Nearly five hundred questions, each with its row on a disk that others use too.
  }).timeout(20_000);

  it('asks before it gives up after a night with the lid closed', async () => {
    // Everything that was running in the evening would be "lost" in the morning.
    await open(1);
    await clock.pass(5 * second);
    clock.jump(9 * 60 * minute);
    world.provider.answers.set('r-t0', { phase: 'succeeded' });
    await clock.pass(5 * second);
    assert.equal((await world.store.get('t0'))?.phase, 'succeeded');
  });

  it('goes on when the clock is set back', async () => {
    // Tasks would stand still for as long as the clock was set back.
    await open(1);
    await clock.pass(2 * second);
    const before = world.provider.observed.length;
    clock.jump(-60 * minute);
    await clock.pass(60 * minute + 10 * second);
    assert.ok(world.provider.observed.length > before);
  });

  it('asks seldom about a task that waits for a person', async () => {
    // A task left open over lunch would cost a thousand requests.
    const wanted = { input: 'text', suggestion: '' } as const;
    world.provider.answers.set('r-t0', { phase: 'needsInput', inputWanted: wanted });
    await open(1);
    await clock.pass(30 * minute);
    assert.ok(world.provider.observed.length <= 62);
    assert.equal(world.store.peek('t0')?.phase, 'needsInput');
  });

  it('leaves no timer behind', async () => {
    // Every closed window would go on polling until VS Code ends.
    await open(2);
    world.provider.observeGate = new Promise(() => undefined);
    await clock.pass(2 * second);
    world.manager.dispose();
    world.poller.dispose();
    await settle();
    assert.equal(clock.pending, 0);
  });
});
