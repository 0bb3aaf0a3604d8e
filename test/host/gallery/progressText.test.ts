// A person who is not told how long it usually takes waits for a minute as for an hour.
import assert from 'node:assert/strict';
import { progressView, statusText } from '../../../src/host/gallery/progressText';
import { makeTask } from '../../support/makeTask';

describe('the progress of a card', () => {
  const started = 1_700_000_000_000;
  const queued = makeTask({ id: 'a', phase: 'queued' });
  const runningAt = (percent: number) =>
    makeTask({ id: 'a', phase: 'running', progress: { percent } });
  const textOf = (task: typeof queued, fromS?: number, toS?: number) =>
    progressView(
      task,
      started + 20_000,
      fromS === undefined || toS === undefined
        ? undefined
        : { fromMs: fromS * 1_000, toMs: toS * 1_000 },
    ).text;

  it('says what such tasks usually take, until it can say what is left', () => {
    assert.equal(textOf(queued), 'Queued');
    assert.equal(textOf(queued, 42.1, 56.3), 'Queued, usually 40–60 s');
    assert.equal(textOf(runningAt(5), 42.1, 56.3), '5 %, usually 40–60 s');
    assert.equal(textOf(runningAt(50), 42.1, 56.3), '50 %, about 20 s left');
  });

  it('rounds outwards, in the unit that fits', () => {
    assert.equal(textOf(queued, 3.2, 5.8), 'Queued, usually 3–6 s');
    assert.equal(textOf(queued, 0.2, 0.8), 'Queued, usually 1 s');
    assert.equal(textOf(queued, 95, 250), 'Queued, usually 1–5 min');
    assert.equal(textOf(queued, 290, 295), 'Queued, usually 4–5 min');
    assert.equal(textOf(queued, 40, 40), 'Queued, usually 40 s');
  });

  it('counts from the answer that a task waited for', () => {
    // "About 540 min left" after a night in which it waited for a person: nobody would stay for the picture.
    const inputAnsweredAt = started + 9 * 3_600_000;
    const running = { ...runningAt(50), inputAnsweredAt };
    assert.equal(progressView(running, inputAnsweredAt + 20_000).text, '50 %, about 20 s left');
    const finishedAt = inputAnsweredAt + 40_000;
    assert.equal(statusText({ ...running, phase: 'succeeded', finishedAt }), '40 s');
  });

  it('does not say that a night with the lid closed was work', () => {
    // Somebody would look for a faster gateway because of it.
    const finishedAt = started + 8 * 3_600_000;
    const finished = makeTask({ id: 'a', phase: 'succeeded', finishedAt });
    assert.equal(statusText({ ...finished, finishedAt: started + 41_000 }), '41 s');
    assert.equal(statusText({ ...finished, tookMs: 52_000 }), '52 s');
    assert.equal(statusText({ ...finished, tookMs: 'unseen' }), 'Finished');
    assert.equal(statusText({ ...finished, tookMs: 'unseen', seed: '7' }), 'Finished · seed 7');
  });
});
