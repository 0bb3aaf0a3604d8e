/** The sandbox's time: the machine's, plus what POST /sandbox/advance has added. */
export class Clock {
  private aheadMs = 0;

  /** Epoch milliseconds. */
  now(): number {
    return Date.now() + this.aheadMs;
  }

  advance(seconds: number): void {
    this.aheadMs += seconds * 1000;
  }
}
