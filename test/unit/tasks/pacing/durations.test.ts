// Asked too early a gateway is asked for nothing; asked too late, a finished picture lies there unseen.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Emitter } from '../../../../src/base/emitter';
import type { Task } from '../../../../src/domain/task';
import { DurationSamples } from '../../../../src/tasks/pacing/durationSamples';
import { endUnseen, isEndUnseen } from '../../../../src/tasks/pacing/endUnseen';
import { nextMoment } from '../../../../src/tasks/pacing/nextMoment';
import { TaskDurations } from '../../../../src/tasks/pacing/taskDurations';
import { workKindOf } from '../../../../src/tasks/pacing/workKind';
import type { TaskChange } from '../../../../src/tasks/taskStore';
import { eventually } from '../../../support/eventually';
import { FakeClock } from '../../../support/fakeClock';
import { makeTask } from '../../../support/makeTask';
import { TaskWorld } from '../../../support/taskWorld';
import { useTempFolders } from '../../../support/tempFolder';

const second = 1_000;

function samplesOf(...seconds: readonly number[]): DurationSamples {
  const samples = new DurationSamples();
  for (const each of seconds) samples.add(each * second);
  return samples;
}

describe('how long tasks usually take', () => {
  it('is told only when enough have ended', () => {
    assert.equal(samplesOf(40, 41, 42, 43).isTelling, false);
    assert.equal(samplesOf(40, 41, 42, 43, 44).isTelling, true);
  });

  it('follows what was measured lately', () => {
    const samples = samplesOf(...Array.from({ length: 40 }, () => 40));
    for (let n = 0; n < 40; n += 1) samples.add(90 * second);
    assert.equal(samples.quantile(0.5), 90 * second);
  });

  it('is a likelihood from 0 to 1 that never falls', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4_000 }), { minLength: 5, maxLength: 60 }),
        fc.integer({ min: 0, max: 10_000 }),
        (seconds, alive) => {
          const doneBy = samplesOf(...seconds).after(alive * second);
          let before = 0;
          for (let at = alive; at < alive + 400; at += 7) {
            const likely = doneBy(at * second);
            assert.ok(likely >= before - 1e-9 && likely <= 1, `${likely} at ${at}`);
            before = likely;
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('says nothing soon before the usual time, much at it, and something for ever after', () => {
    const samples = samplesOf(...Array.from({ length: 20 }, (_, n) => 48 + n / 5));
    assert.ok(samples.after(0)(20 * second) < 0.05);
    assert.ok(samples.after(40 * second)(56 * second) > 0.9);
    assert.ok(samples.after(200 * second)(210 * second) > 0.02);
  });
});

describe('the next moment worth asking', () => {
  const limits = { longestMs: 10 * second, unseenMs: 450 };
  const samples = samplesOf(...Array.from({ length: 20 }, (_, n) => 48 + n / 5));
  const at = (ageMs: number, count = 1) => {
    const doneAfter = samples.after(ageMs);
    const one = { doneBy: (atMs: number) => doneAfter(ageMs + atMs) };
    return nextMoment(
      Array.from({ length: count }, () => one),
      0,
      limits,
    );
  };

  it('is far while nothing can be done yet, and near when it is expected', () => {
    assert.equal(at(5 * second), 10 * second);
    assert.ok(at(47 * second) <= 3 * second);
  });

  it('comes sooner the more tasks may be done', () => {
    assert.ok(at(47 * second, 100) < at(47 * second));
    assert.equal(at(5 * second, 100), 10 * second);
  });
});

describe('kinds of work', () => {
  const kind = (prompt: string, more = {}) =>
    workKindOf(makeTask({ id: 'a', request: { kind: 'imagine', prompt, pictures: [], ...more } }));

  it('are told apart by what is drawn and how fast, and not by words', () => {
    assert.equal(kind('a fox'), kind('a hare --ar 3:2'));
    assert.notEqual(kind('a fox'), kind('a fox --turbo'));
    assert.equal(kind('a fox --turbo'), kind('a hare', { speed: 'turbo' }));
    assert.equal(kind('a fox --turbo', { speed: 'relax' }), kind('a hare --turbo'));
    const made = { taskId: 'p', actionId: 'x', label: 'U1', prompt: '' };
    const request = { kind: 'action', ...made } as const;
    const parent = { ...made, group: 'upscale' } as const;
    const cell = workKindOf(makeTask({ id: 'c', request, parent: { ...parent, cell: 1 } }));
    const whole = workKindOf(makeTask({ id: 'w', request, parent }));
    assert.notEqual(cell, whole);
  });
});

// A card would say "usually 8 h" after one night with the lid closed.
describe('what counts as how long a task took', () => {
  const tempFolder = useTempFolders();
  let clock: FakeClock;
  let world: TaskWorld;
  beforeEach(async () => {
    clock = new FakeClock();
    world = new TaskWorld({ folder: tempFolder(), clock });
    await world.start();
  });
  afterEach(() => world.stop());

  /** One that was accepted now, and ends after so long of which nobody looks for a part. */
  const ended = async (id: string, awakeMs: number, asleepMs: number, seen = {}) => {
    const acceptedAt = clock.now();
    await world.store.put(makeTask({ id, createdAt: acceptedAt, acceptedAt, movedAt: acceptedAt }));
    await clock.pass(awakeMs);
    world.provider.answers.set(`r-${id}`, { phase: 'succeeded', ...seen });
    clock.jump(asleepMs);
    await clock.pass(20 * second);
    const task = await world.store.get(id);
    assert.equal(task?.phase, 'succeeded');
    return task;
  };

  it('is our own time while somebody watches', async () => {
    assert.equal((await ended('a', 40 * second, 0, { tookMs: 38 * second })).tookMs, undefined);
  });

  it('is the gateway’s time after a closed lid, and nothing where it tells none', async () => {
    const told = await ended('a', 20 * second, 8 * 3_600 * second, { tookMs: 41 * second });
    assert.equal(told.tookMs, 41 * second);
    assert.equal((await ended('b', 20 * second, 200 * second)).tookMs, 'unseen');
  });

  it('is not our own time where the lid was closed while it was sent', async () => {
    // The answer comes when the lid opens, the picture a moment later: "5 s" would be taken for usual.
    for (const [tookMs, told] of [
      [undefined, 'unseen'],
      [41 * second, 41 * second],
    ] as const) {
      let accept: () => void = () => undefined;
      const gate = new Promise<void>((resolve) => (accept = resolve));
      world.provider.outcome = async (id) => {
        await gate;
        return { kind: 'accepted', remoteIds: [`r-${id}`], phase: 'queued' };
      };
      const request = { kind: 'imagine', prompt: 'a fox', pictures: [] } as const;
      const { task, settled } = await world.manager.submit(request);
      clock.jump(60 * second);
      accept();
      await settled;
      await clock.pass(4 * second);
      const seen = { phase: 'succeeded', ...(tookMs === undefined ? {} : { tookMs }) } as const;
      world.provider.answers.set(`r-${task.id}`, seen);
      await clock.pass(5 * second);
      assert.equal((await world.store.get(task.id))?.tookMs, told);
    }
  });

  it('is our own time of what waited for a person, however late that was', () => {
    const createdAt = clock.now() - 3_600 * second;
    const acceptedAt = createdAt + 60 * second;
    const task = makeTask({ id: 'a', createdAt, acceptedAt, inputAnsweredAt: clock.now() });
    assert.equal(isEndUnseen(task, {}, clock.now() + 10 * second), false);
  });

  it('is not the gateway’s time of a task that waited for a person', () => {
    const task = makeTask({ id: 'a', phase: 'succeeded', inputAnsweredAt: clock.now() });
    assert.equal(endUnseen(task, { tookMs: 41 * second }).tookMs, 'unseen');
    assert.equal(endUnseen({ ...task, phase: 'failed' }, {}).tookMs, undefined);
  });

  it('is unknown after the clock was set back', () => {
    const task = makeTask({ id: 'a', acceptedAt: clock.now() });
    assert.equal(isEndUnseen(task, {}, clock.now() - 1), true);
    assert.equal(isEndUnseen(task, { answeredAt: clock.now() }, clock.now() + 10 * second), false);
  });

  it('keeps what nobody watched out of what is usual', async () => {
    const durations = new TaskDurations(world.store);
    const one = makeTask({ id: 'one' });
    for (let n = 0; n < 5; n += 1) await world.store.put(finished(`told${n}`, 50, 50 * second));
    for (let n = 0; n < 5; n += 1) await world.store.put(finished(`slept${n}`, 1_800, 'unseen'));
    for (let n = 0; n < 5; n += 1) await world.store.put(finished(`late${n}`, 1_800, 50 * second));
    assert.equal(durations.of(one), undefined, 'before it has read');
    await eventually(() => durations.of(one) !== undefined, 'nothing was read');
    assert.deepEqual(durations.of(one)?.usual, { fromMs: 50 * second, toMs: 50 * second });
    durations.dispose();
  });

  const finished = (id: string, seconds: number, tookMs: Task['tookMs']) => {
    const acceptedAt = clock.now() - seconds * second;
    const times = { createdAt: acceptedAt, acceptedAt, finishedAt: clock.now() };
    return makeTask({ id, phase: 'succeeded', ...times, ...(tookMs ? { tookMs } : {}) });
  };

  it('counts a task once that ends while the newest are being read', async () => {
    const running = makeTask({ id: 'late', acceptedAt: clock.now() - 90 * second });
    const late: Task = { ...running, phase: 'succeeded', finishedAt: clock.now() };
    const changes = new Emitter<TaskChange>();
    let arrived: (tasks: readonly Task[]) => void = () => undefined;
    const page = () => new Promise<readonly Task[]>((resolve) => (arrived = resolve));
    const durations = new TaskDurations({ onDidChange: changes.event, page });
    const one = makeTask({ id: 'one' });
    assert.equal(durations.of(one), undefined);
    changes.fire({ task: late, before: running });
    // The newest first, and the one that has just ended is among them.
    arrived([late, ...[1, 2, 3].map((n) => finished(`old${n}`, 50, undefined))]);
    await new Promise(setImmediate);
    assert.equal(durations.of(one), undefined, 'four have ended, and five are needed');
    const another = makeTask({ id: 'next' });
    changes.fire({ task: finished('next', 50, undefined), before: another });
    const usual = durations.of(one);
    assert.deepEqual(usual?.usual, { fromMs: 50 * second, toMs: 90 * second });
    durations.dispose();
  });

  it('counts a task once that another window ended before they were read', async () => {
    // Of five that ended one would have been told of, and four be enough for a guess.
    const changes = new Emitter<TaskChange>();
    const old = [1, 2, 3, 4].map((n) => finished(`old${n}`, 50, undefined));
    const page = () => Promise.resolve(old);
    const durations = new TaskDurations({ onDidChange: changes.event, page });
    const one = makeTask({ id: 'one' });
    durations.of(one);
    await new Promise(setImmediate);
    // This window learns of it only now; in memory it was still running.
    for (const task of old) changes.fire({ task, before: makeTask({ id: task.id }) });
    assert.equal(durations.of(one), undefined, 'four have ended, and five are needed');
    durations.dispose();
  });
});

describe('a poller that knows how long tasks take', () => {
  const tempFolder = useTempFolders();
  let clock: FakeClock;
  let world: TaskWorld;
  beforeEach(async () => {
    clock = new FakeClock();
    world = new TaskWorld({ folder: tempFolder(), clock });
    for (let n = 0; n < 8; n += 1) {
      const acceptedAt = clock.now() - (n + 2) * 600 * second;
      const finishedAt = acceptedAt + (48 + n / 2) * second;
      const times = { createdAt: acceptedAt, acceptedAt, finishedAt, movedAt: finishedAt };
      world.history.write([
        { id: `old${n}`, change: () => makeTask({ id: `old${n}`, phase: 'succeeded', ...times }) },
      ]);
    }
    await world.start();
  });
  afterEach(() => world.stop());

  it('asks rarely before, densely at the expected moment, and sees the end at once', async () => {
    const acceptedAt = clock.now();
    await world.store.put(
      makeTask({ id: 't', createdAt: acceptedAt, acceptedAt, movedAt: acceptedAt }),
    );
    await clock.pass(40 * second);
    const early = world.provider.observed.length;
    assert.ok(early <= 7, `${early} questions in 40 s`);
    await clock.pass(12 * second);
    const near = world.provider.observed.length - early;
    assert.ok(near >= 3, `${near} questions around the moment`);
    world.provider.answers.set('r-t', { phase: 'succeeded' });
    await clock.pass(4 * second);
    assert.equal(world.store.peek('t')?.phase, 'succeeded');
    assert.equal(clock.pending, 0);
  });

  it('still sees within seconds what fails at once', async () => {
    const acceptedAt = clock.now();
    await world.store.put(
      makeTask({ id: 't', createdAt: acceptedAt, acceptedAt, movedAt: acceptedAt }),
    );
    const failure = { kind: 'promptRefused', isRetryable: false, charged: 'no' } as const;
    world.provider.answers.set('r-t', { phase: 'failed', failure });
    await clock.pass(4 * second);
    assert.equal(world.store.peek('t')?.phase, 'failed');
  });
});
