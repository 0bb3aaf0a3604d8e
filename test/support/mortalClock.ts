import type { Clock } from '../../src/base/clock';

/** The clock of a window that can be killed: from then on its timers are silent. */
export class MortalClock implements Clock {
  #isDead = false;
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  die(): void {
    this.#isDead = true;
  }

  now(): number {
    return this.#clock.now();
  }

  after(ms: number, callback: () => void): () => void {
    return this.#clock.after(ms, () => {
      if (!this.#isDead) callback();
    });
  }
}
