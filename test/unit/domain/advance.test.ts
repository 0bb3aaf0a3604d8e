import assert from 'node:assert/strict';
import fc from 'fast-check';
import { advance, answerGraceMs, isTerminal, type Observation } from '../../../src/domain/task';
import { makeTask } from '../../support/makeTask';

const phases = [
  'queued',
  'running',
  'needsInput',
  'succeeded',
  'failed',
  'cancelled',
  'lost',
] as const;
const observations = fc.record(
  {
    phase: fc.constantFrom(...phases),
    progress: fc.record({ percent: fc.integer({ min: 0, max: 100 }) }, { requiredKeys: [] }),
    unknownStatus: fc.string(),
    queuePosition: fc.nat(),
    seed: fc.string(),
  },
  { requiredKeys: ['phase'] },
) as fc.Arbitrary<Observation>;

describe('advance', () => {
  it('never moves a task that has ended', () => {
    // A finished picture would vanish when a late or repeated answer comes in.
    fc.assert(
      fc.property(fc.array(observations, { maxLength: 20 }), (seen) => {
        let task = makeTask({ id: 'a' });
        for (const [index, one] of seen.entries()) {
          const next = advance(task, one, task.movedAt + index);
          if (isTerminal(task.phase)) assert.equal(next, task);
          task = next;
        }
      }),
    );
  });

  it('never lets progress go back while a task runs', () => {
    // The bar would jump to and fro, as gateways repeat old numbers.
    fc.assert(
      fc.property(fc.array(observations, { maxLength: 20 }), (seen) => {
        let task = makeTask({ id: 'a' });
        for (const one of seen) {
          const next = advance(task, one, 1);
          if (!isTerminal(next.phase)) {
            assert.ok((next.progress?.percent ?? 0) >= (task.progress?.percent ?? 0));
          }
          task = next;
        }
      }),
    );
  });

  it('is the same before and after a trip to disk', () => {
    // After a reload a task would look different, or be written again and again.
    fc.assert(
      fc.property(observations, (seen) => {
        const task = advance(makeTask({ id: 'a' }), seen, 5);
        assert.deepEqual(JSON.parse(JSON.stringify(task)), task);
      }),
    );
  });

  it('gives back the same object when nothing is new', () => {
    // Every poll would write to disk and redraw the page.
    const task = advance(makeTask({ id: 'a' }), { phase: 'running', progress: { percent: 3 } }, 5);
    assert.equal(advance(task, { phase: 'running', progress: { percent: 3 } }, 9), task);
  });

  it('does not ask again right after an answer', () => {
    // The person would be asked twice for the same prompt, and pay twice.
    const task = makeTask({ id: 'a', phase: 'queued', inputAnsweredAt: 1_000 });
    const asking: Observation = {
      phase: 'needsInput',
      inputWanted: { input: 'text', suggestion: '' },
    };
    assert.equal(advance(task, asking, 1_000 + answerGraceMs - 1), task);
    assert.equal(advance(task, asking, 1_000 + answerGraceMs).phase, 'needsInput');
  });

  it('never asks again for an answer that was taken, however long the gateway says so', () => {
    // new-api shows an old status for minutes: the person would pay for the same window twice.
    const task = makeTask({
      id: 'a',
      phase: 'queued',
      inputAnsweredAt: 1_000,
      isAnswerTaken: true,
    });
    const asking: Observation = {
      phase: 'needsInput',
      inputWanted: { input: 'text', suggestion: '' },
    };
    assert.equal(advance(task, asking, 1_000 + 60 * answerGraceMs), task);
    const running = advance(task, { phase: 'running' }, 2_000);
    assert.equal(advance(running, asking, 1_000 + answerGraceMs).phase, 'needsInput');
  });

  it('keeps a refusal, and what was typed, while the gateway only repeats its question', () => {
    // The reason would flash up for two seconds, and the person type it all again.
    const failure = { kind: 'promptRefused', isRetryable: false, charged: 'no' } as const;
    const refused = makeTask({ id: 'a', phase: 'needsInput', answeredWith: 'a red fox', failure });
    const inputWanted = { input: 'text', suggestion: 'a fox' } as const;
    const after = advance(refused, { phase: 'needsInput', inputWanted }, 1);
    assert.deepEqual(after.failure, failure);
    assert.equal(after.inputWanted?.suggestion, 'a red fox');
    assert.equal(advance(after, { phase: 'needsInput', inputWanted }, 2), after);
    assert.equal(advance(after, { phase: 'running' }, 3).failure, undefined);
  });

  it('keeps bytes that were fetched as long as the link is the same', () => {
    // A picture that is already here would be downloaded with every poll.
    const file = { hash: 'h', mime: 'image/png', byteLength: 1 };
    const before = makeTask({ id: 'a', assets: [{ kind: 'image', url: 'u', file }] });
    const after = advance(before, { phase: 'succeeded', assets: [{ kind: 'image', url: 'u' }] }, 1);
    assert.deepEqual(after.assets, [{ kind: 'image', url: 'u', file }]);
  });
});
