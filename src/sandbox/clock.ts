/** The sandbox's time: the machine's, plus what POST /sandbox/advance has added. */
export class Clock {
  private aheadMs = 0;

  constructor(private readonly machine: () => number = Date.now) {}

  /** Epoch milliseconds. */
  now(): number {
    return this.machine() + this.aheadMs;
  }

  advance(seconds: number): void {
    this.aheadMs += seconds * 1000;
  }
}
