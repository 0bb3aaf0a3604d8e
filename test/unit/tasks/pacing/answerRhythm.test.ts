// A gateway that renews its answers every 15 s would be asked seven times for nothing, or a picture be seen late.
import assert from 'node:assert/strict';
import { AnswerRhythm } from '../../../../src/tasks/pacing/answerRhythm';

const second = 1_000;

/** A gateway whose answers change at these moments, asked by the rhythm's own wishes, else every 2 s. */
class Scene {
  readonly rhythm = new AnswerRhythm();
  now = 1_700_000_000_000;
  questions = 0;
  /** From the change to the question that saw it, in milliseconds. */
  delays: number[] = [];
  #seen = this.now;
  #askedAt = this.now;

  constructor(private readonly nextChange: (afterMs: number) => number) {}

  /** Asks for a while; what was measured before is forgotten. */
  run(forMs: number, everyMs = 2 * second): this {
    this.questions = 0;
    this.delays = [];
    const end = this.now + forMs;
    while (this.now < end) {
      const wished = this.rhythm.align(this.now + everyMs);
      this.now = Math.min(wished, this.rhythm.retryAt ?? Infinity, this.rhythm.seekAt ?? Infinity);
      this.questions += 1;
      const change = this.nextChange(this.#seen);
      const hasChanged = change <= this.now;
      this.rhythm.answered(this.now, hasChanged ? this.#askedAt : undefined);
      if (hasChanged) {
        this.delays.push(this.now - change);
        this.#seen = this.now;
      }
      this.#askedAt = this.now;
    }
    return this;
  }

  rest(forMs: number): void {
    this.rhythm.rested();
    this.now += forMs;
    this.#seen = this.#askedAt = this.now;
  }
}

const every =
  (periodMs: number, offsetMs = 4_321) =>
  (afterMs: number) =>
    Math.floor((afterMs - offsetMs) / periodMs + 1) * periodMs + offsetMs;
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

describe('the rhythm of a gateway’s answers', () => {
  for (const period of [10, 15, 30]) {
    it(`is found at ${period} s, and then costs few questions and little delay`, () => {
      const scene = new Scene(every(period * second)).run(period * 12 * second);
      assert.equal(scene.rhythm.periodMs, period * second);
      scene.run(period * 20 * second);
      assert.ok(scene.questions <= 32, `${scene.questions} questions for 20 changes`);
      assert.ok(scene.delays.length >= 19, `${scene.delays.length} changes seen`);
      assert.ok(median(scene.delays) <= second, `${median(scene.delays)} ms late`);
    });
  }

  it('is kept when each moment comes a little later than the period', () => {
    // new-api sleeps 15 s and then works for a moment.
    const scene = new Scene(every(15_300)).run(200 * second);
    assert.equal(scene.rhythm.periodMs, 15 * second);
    scene.run(300 * second);
    assert.ok(scene.questions <= 60, `${scene.questions} questions`);
    assert.ok(median(scene.delays) <= 1_100, `${median(scene.delays)} ms late`);
  });

  it('is not seen where there is none', () => {
    const restless = new Scene((afterMs) => afterMs + 1).run(600 * second);
    assert.equal(restless.rhythm.periodMs, undefined);
    assert.equal(restless.questions, 300);
    let salt = 7;
    const random = () => (salt = (salt * 16_807) % 2_147_483_647) / 2_147_483_647;
    let next = 0;
    const irregular = new Scene((afterMs) => {
      if (next <= afterMs) next = afterMs + random() * 25 * second;
      return next;
    });
    irregular.run(1_200 * second);
    assert.ok(irregular.questions > 400, `${irregular.questions} questions`);
  });

  it('is found again at once after a rest, at another moment', () => {
    const scene = new Scene(every(15 * second)).run(200 * second);
    scene.rest(1_000_003);
    assert.equal(scene.rhythm.periodMs, undefined);
    scene.run(20 * second, 8 * second);
    assert.equal(scene.rhythm.periodMs, 15 * second);
  });

  it('is forgotten when the clock is set back, and the gateway is asked on', () => {
    // Running tasks would stand still for as long as the clock was set back.
    const scene = new Scene(every(15 * second)).run(200 * second);
    assert.equal(scene.rhythm.periodMs, 15 * second);
    scene.now -= 3_600 * second;
    assert.ok(scene.rhythm.align(scene.now + 2 * second) <= scene.now + 17 * second);
    scene.rhythm.answered(scene.now, undefined);
    assert.equal(scene.rhythm.periodMs, undefined);
    assert.equal(scene.rhythm.align(scene.now), scene.now);
  });

  it('is given up when the gateway changes its ways', () => {
    let period = 15 * second;
    const scene = new Scene((afterMs) => every(period)(afterMs)).run(200 * second);
    period = 4 * second;
    assert.equal(scene.rhythm.periodMs, 15 * second);
    scene.run(600 * second);
    assert.equal(scene.rhythm.periodMs, undefined);
    assert.ok(median(scene.delays) <= 5 * second, `${median(scene.delays)} ms late`);
  });
});
