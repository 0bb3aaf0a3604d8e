// A task goes through sending, waiting, drawing and its end by what a gateway says, in whatever order it says it. One
// wrong step and a picture that was paid for is gone, or the same question is asked, and paid, twice.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isKeepable } from '../../../src/domain/asset';
import { isFailureError, type Failure } from '../../../src/domain/failure';
import { advance, isTerminal, type Observation, type Task } from '../../../src/domain/task';
import type { SubmitOutcome } from '../../../src/providers/provider';
import { answered, soundAnswer } from '../../../src/tasks/answerTask';
import { settleAnswer, settleOutcome } from '../../../src/tasks/settleOutcome';
import { makeTask } from '../../support/makeTask';
import {
  afterAnswer,
  afterAnswered,
  afterSeen,
  afterTyped,
  hasEnded,
  unsent,
  type Answer,
  type Expected,
} from './taskReference';

const runs = Number(process.env['EASEL_MODEL_RUNS'] ?? 3_000);

type Event =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'seen'; readonly seen: Observation }
  | { readonly kind: 'typed'; readonly typed: string }
  | { readonly kind: 'stopped' };

const failure = (kind: string): Failure =>
  ({ kind, isRetryable: false, charged: 'unknown' }) as unknown as Failure;
const outcomes: { readonly [answer in Answer]: SubmitOutcome } = {
  takenQueued: { kind: 'accepted', remoteIds: ['r'], phase: 'queued' },
  takenRunning: { kind: 'accepted', remoteIds: ['r'], phase: 'running' },
  asks: {
    kind: 'needsInput',
    remoteId: 'r',
    inputWanted: { input: 'text', suggestion: 'the question' },
  },
  finished: { kind: 'done', remoteId: 'r', observation: { phase: 'succeeded' } },
  refused: { kind: 'refused', failure: failure('refused') },
  noAnswer: { kind: 'unconfirmed', failure: failure('noAnswer') },
};

const answers = fc.constantFrom(...(Object.keys(outcomes) as Answer[]));
const asset = fc.record(
  {
    kind: fc.constant('image' as const),
    url: fc.constantFrom('u1', 'u2', 'u3'),
    file: fc.constantFrom('h1', 'h2').map((hash) => ({ hash, mime: 'image/png', byteLength: 1 })),
  },
  { requiredKeys: ['kind', 'url'] },
);
const button = (id: string) => ({ id, label: id, group: 'other', input: 'none' }) as const;
const seen = fc
  .record(
    {
      // Open ones more often, or most runs would be over at once.
      phase: fc.constantFrom(
        ...(['queued', 'running', 'running', 'needsInput', 'needsInput', 'needsInput'] as const),
        ...(['succeeded', 'failed', 'cancelled', 'lost'] as const),
      ),
      progress: fc.record({ percent: fc.integer({ min: 0, max: 100 }) }, { requiredKeys: [] }),
      assets: fc.array(asset, { maxLength: 3 }),
      actions: fc.array(fc.constantFrom('a', 'b').map(button), { maxLength: 2 }),
      queuePosition: fc.nat(5),
      unknownStatus: fc.constant('WARMING_UP'),
      seed: fc.constant('17'),
    },
    { requiredKeys: ['phase'] },
  )
  .chain((some) =>
    fc.constantFrom('a', 'b').map((suggestion) => ({
      ...some,
      ...(some.phase === 'needsInput' ? { inputWanted: { input: 'text', suggestion } } : {}),
      ...(some.phase === 'failed' ? { failure: failure('said') } : {}),
    })),
  ) as fc.Arbitrary<Observation>;
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ kind: fc.constantFrom('answer' as const, 'answered' as const), answer: answers }),
  { arbitrary: fc.record({ kind: fc.constant('seen' as const), seen }), weight: 3 },
  fc.record({ kind: fc.constant('typed' as const), typed: fc.constantFrom('a fox', 'a hen') }),
  fc.constant({ kind: 'stopped' as const }),
);
const story = fc.array(
  fc.record({ one: event, ms: fc.constantFrom(0, 1, 2_000, 59_999, 60_000, 3_600_000) }),
  { maxLength: 40 },
);

describe('The task’s state machine', function () {
  this.timeout(10_000 + runs * 10);

  it(`goes where the table of the product’s rules goes, in any order: ${String(runs)} stories`, () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(story, (told) => {
        // As JSON, as everything comes that a gateway says.
        const steps = JSON.parse(JSON.stringify(told)) as typeof told;
        let task: Task = withoutRemoteId(makeTask({ id: 'a', phase: 'sending' }));
        let expected = unsent;
        /** The question that an answer underway was given to. */
        let asked: { readonly task: Task; readonly suggestion: string | undefined } | undefined;
        let isAnswered = false;
        let now = task.createdAt;
        for (const { one, ms } of steps) {
          now += ms;
          const before = { task, expected };
          if (one.kind === 'typed') {
            const mayBeSent = afterTyped(expected, one.typed, now);
            assert.equal(isSendable(task, one.typed, now), mayBeSent !== undefined);
            if (!mayBeSent) continue;
            asked = { task, suggestion: expected.suggestion };
            [task, expected] = [answered(task, { prompt: one.typed }, now), mayBeSent];
          } else if (one.kind === 'answered') {
            if (!asked) continue;
            task = settleAnswer(task, asked.task, outcomes[one.answer], now);
            expected = afterAnswered(expected, asked.suggestion, one.answer, now);
            asked = undefined;
          } else if (one.kind === 'answer') {
            // There is one answer to a request; a second one only where the first was none: it may come however
            // late, after a person has found the task and answered what it asks.
            if (isAnswered) continue;
            isAnswered = one.answer !== 'noAnswer';
            task = settleOutcome(task, outcomes[one.answer], now);
            expected = afterAnswer(expected, one.answer, now);
          } else if (one.kind === 'stopped') {
            if (isTerminal(task.phase)) continue;
            task = { ...task, cancelAnswer: 'taken' };
            expected = { ...expected, isStopped: true };
          } else {
            task = advance(
              isTerminal(task.phase) ? task : { ...task, remoteId: 'r' },
              one.seen,
              now,
            );
            expected = afterSeen(expected, one.seen, now);
          }
          met.add(`${before.expected.phase} → ${expected.phase}`);
          assert.deepEqual(visibleIn(task), visible(expected));
          if (hasEnded(before.expected)) assert.equal(task, before.task);
          // As it comes back from the disk.
          assert.deepEqual(JSON.parse(JSON.stringify(task)), task);
        }
      }),
      { numRuns: runs, seed: Number(process.env['EASEL_FUZZ_SEED'] ?? 1) },
    );
    // A table that nothing walks through says nothing.
    for (const from of ['sending', 'unconfirmed', 'queued', 'running', 'needsInput']) {
      for (const to of ['queued', 'running', 'needsInput', 'succeeded', 'failed', 'cancelled']) {
        assert.ok(met.has(`${from} → ${to}`), `never met: ${from} → ${to}`);
      }
    }
  });
});

function isSendable(task: Task, prompt: string, nowMs: number): boolean {
  try {
    soundAnswer(task, { prompt }, nowMs);
    return true;
  } catch (error) {
    assert.ok(isFailureError(error));
    return false;
  }
}

function visibleIn(task: Task): unknown {
  return visible({
    phase: task.phase,
    percent: task.progress?.percent,
    assets: task.assets.filter(isKeepable).map(({ url, file }) => [url, file?.hash] as const),
    actions: task.actions.map(({ id }) => id),
    suggestion: task.inputWanted?.suggestion,
    failure: task.failure?.kind,
    finishedAt: task.finishedAt,
    isStopped: task.cancelAnswer === 'taken',
  });
}

function visible({ phase, percent, assets, actions, ...rest }: Expected): unknown {
  const { suggestion, failure: why, finishedAt, isStopped } = rest;
  return { phase, percent, assets, actions, suggestion, why, finishedAt, isStopped };
}

function withoutRemoteId({ remoteId: _, ...task }: Task): Task {
  return task;
}
