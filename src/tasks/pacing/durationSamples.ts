/** As many as are worth remembering of one kind: a gateway is as fast as it was lately. */
const most = 40;
/** Fewer tell nothing. */
const fewestSamples = 5;

/** How far the next duration may lie from one that was measured, as a share of it. */
const blur = 0.08;

/** How long tasks of one kind took lately, in milliseconds, as a distribution. */
export class DurationSamples {
  #latest: number[] = [];
  #sorted: number[] | undefined;

  get isTelling(): boolean {
    return this.#latest.length >= fewestSamples;
  }

  add(durationMs: number): void {
    this.#latest.push(durationMs);
    if (this.#latest.length > most) this.#latest.shift();
    this.#sorted = undefined;
  }

  /** The duration that a share (0 to 1) of them did not exceed. */
  quantile(share: number): number {
    const sorted = this.#inOrder();
    return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
  }

  /** What most of them took, without the fastest and the slowest fifth; milliseconds. */
  get usual(): { readonly fromMs: number; readonly toMs: number } {
    return { fromMs: this.quantile(0.2), toMs: this.quantile(0.8) };
  }

  /**
   * How likely a task that was still at work at `aliveAt` is done at a later moment, 0 to 1; both in milliseconds
   * since it was accepted. One that outlasts all that was measured may end at any moment.
   */
  after(aliveAt: number): (at: number) => number {
    const ended = this.#share(aliveAt);
    const alive = 1 - ended;
    return (at) => (alive <= 0 ? 0 : Math.min(1, Math.max(0, this.#share(at) - ended) / alive));
  }

  /** The share that has ended by then: each sample a ramp around its duration, and a tail on either side. */
  #share(at: number): number {
    const sorted = this.#inOrder();
    let ended = 0;
    for (const sample of sorted) {
      const from = sample * (1 - blur);
      if (at <= from) break;
      ended += Math.min(1, (at - from) / (2 * blur * sample));
    }
    const shortest = sorted[0] ?? 0;
    const longest = sorted.at(-1) ?? 0;
    const early = Math.min(1, Math.max(0, (2 * at) / shortest - 1));
    const late = at <= longest ? 0 : 1 - longest / at;
    return (ended + early + late) / (sorted.length + 2);
  }

  #inOrder(): readonly number[] {
    return (this.#sorted ??= [...this.#latest].sort((a, b) => a - b));
  }
}
