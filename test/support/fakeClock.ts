import type { Clock } from '../../src/base/clock';

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** A clock that only moves when a test moves it, and that can be asked for the timers left. */
export class FakeClock implements Clock {
  #now: number;
  readonly #timers = new Set<Timer>();

  constructor(now = 1_700_000_000_000) {
    this.#now = now;
  }

  /** Timers that somebody waits for. */
  get pending(): number {
    return this.#timers.size;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { at: this.#now + ms, callback };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /**
   * Lets `ms` pass: every timer on the way fires at its moment, and what it begins comes to rest.
   * @param rest waits for that, where it takes real time, such as a request
   */
  async pass(ms: number, rest: () => Promise<void> = settle): Promise<void> {
    const end = this.#now + ms;
    await rest();
    for (;;) {
      const next = [...this.#timers].sort((a, b) => a.at - b.at)[0];
      if (!next || next.at > end) break;
      this.#timers.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.callback();
      await rest();
    }
    this.#now = end;
  }

  /** As when the machine sleeps or somebody sets the time: nothing fires on the way. */
  jump(ms: number): void {
    this.#now += ms;
  }
}

/** Everything that needs no time has happened. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
