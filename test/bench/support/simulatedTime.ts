import type { Clock } from '../../../src/base/clock';

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/**
 * Time that jumps from one timer to the next, as soon as nothing is on its way: an hour of polling over real HTTP in
 * seconds, and the same hour each time.
 */
export class SimulatedTime implements Clock {
  #now = 1_700_000_000_000;
  readonly #timers = new Set<Timer>();
  #onItsWay = 0;

  now(): number {
    return this.#now;
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { at: this.#now + Math.max(0, ms), callback };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Time stands still until it is done. */
  async during<T>(work: Promise<T>): Promise<T> {
    this.#onItsWay += 1;
    try {
      return await work;
    } finally {
      this.#onItsWay -= 1;
    }
  }

  /** Lets time pass until it holds; throws when nothing is left that could make it hold. */
  async runUntil(holds: () => boolean): Promise<void> {
    await this.#quiet();
    while (!holds()) {
      const next = [...this.#timers].reduce<Timer | undefined>(
        (first, timer) => (first && first.at <= timer.at ? first : timer),
        undefined,
      );
      if (!next) throw new Error('Nothing is left to wait for.');
      this.#timers.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.callback();
      await this.#quiet();
    }
  }

  async #quiet(): Promise<void> {
    for (let turns = 0; turns < 4; turns = this.#onItsWay > 0 ? 0 : turns + 1) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
