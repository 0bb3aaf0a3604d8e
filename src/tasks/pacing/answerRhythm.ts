/**
 * Rhythms in which gateways renew what they answer, in milliseconds. new-api asks its own upstream every 15 s
 * (`controller/midjourney.go`); the others are round numbers that a gateway's author would choose.
 */
const periodsMs: readonly number[] = [60_000, 30_000, 20_000, 15_000, 10_000, 5_000];
/** A period is a pause between two pieces of work: it is never shorter, and a little longer. */
const lateShare = 0.03;
/** How unlikely it must be that chance alone made the changes fit. */
const chance = 1 / 1_000;
const mostChanges = 8;

const aim = {
  /** After the expected moment, so that it has come. */
  afterMs: 300,
  /** Each hit at once comes this much earlier the next time: otherwise nobody would know how late it was. */
  creepMs: 500,
  /** A miss is tried again after this. */
  retryMs: 800,
  /** A moment that brought nothing after so many questions brought nothing; more where it is known less well. */
  tries: 3,
  /** While only the period is known, it is asked so often within one to find the moment. */
  seekShare: 1 / 6,
  /** So many hits in a row, each earlier than the last, and there is no rhythm. */
  mostHits: 8,
  /** So many moments without anything, and the rhythm is another one by now. */
  mostSilent: 3,
} as const;

/** Between the answer before and the one that was different. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Finds out whether a gateway's answers change at certain moments only, and if so when the next one is. All times in
 * milliseconds since 1970. Knows no timer.
 */
export class AnswerRhythm {
  #changes: readonly Span[] = [];
  /** By period, how unlikely it is that chance alone made all changes before the last rest fit. */
  readonly #pastChance = new Map<number, number>();
  #beganAt: number | undefined;
  #answeredAt: number | undefined;
  #periodMs: number | undefined;
  /** When to ask next; undefined while the moment is not known. */
  #aimAt: number | undefined;
  /** By then the last moment had come. */
  #cameBy = 0;
  #tries = 0;
  #mostTries: number = aim.tries;
  #hits = 0;
  #silent = 0;

  /** Undefined: none was found. */
  get periodMs(): number | undefined {
    return this.#aimAt === undefined ? undefined : this.#periodMs;
  }

  /**
   * Until when to ask at the latest, so that the moment of a known period is found; undefined when it is found or was
   * looked for in vain.
   */
  get seekAt(): number | undefined {
    const period = this.#periodMs;
    if (period === undefined || this.#aimAt !== undefined || this.#answeredAt === undefined) return;
    const isInVain = this.#answeredAt - (this.#beganAt ?? 0) > period * 1.5;
    return isInVain ? undefined : this.#answeredAt + period * aim.seekShare;
  }

  /** When to ask once more because the moment should have come; undefined when nothing is overdue. */
  get retryAt(): number | undefined {
    return this.#tries > 0 ? this.#aimAt : undefined;
  }

  /** The gateway answered. `changedSince`: what it told has changed after that moment; undefined: nothing has. */
  answered(nowMs: number, changedSince: number | undefined): void {
    // The clock was set back: the moments that were known lie in another time.
    if (nowMs < (this.#answeredAt ?? 0)) this.rested();
    if (this.#aimAt !== undefined && nowMs > this.#aimAt + (this.#periodMs ?? 0) / 2) this.rested();
    this.#answeredAt = nowMs;
    this.#beganAt ??= nowMs;
    if (this.#aimAt !== undefined && nowMs >= this.#aimAt - aim.retryMs / 2) {
      // What was not asked about the last time may have changed at that moment already.
      this.#aimed(this.#aimAt, nowMs, changedSince !== undefined && changedSince >= this.#cameBy);
    } else if (changedSince !== undefined && this.#aimAt === undefined) {
      this.#learn({ from: changedSince, to: nowMs });
    }
  }

  /** Nothing was asked for a while: the period is still believed, its moment is not. */
  rested(): void {
    for (const period of this.#changes.length > 1 ? periodsMs : []) {
      const byChance = chanceOf(this.#changes, period);
      const past = this.#pastChance.get(period) ?? 1;
      this.#pastChance.set(period, byChance === undefined ? 1 : past * byChance);
    }
    this.#answeredAt = undefined;
    this.#beganAt = undefined;
    this.#aimAt = undefined;
    this.#changes = [];
    this.#tries = this.#hits = this.#silent = 0;
  }

  /** The first moment from `atMs` on at which asking brings something new; `atMs` itself without a rhythm. */
  align(atMs: number): number {
    if (this.#aimAt === undefined || this.#periodMs === undefined) return atMs;
    const periods = Math.ceil((atMs - this.#aimAt) / this.#periodMs);
    return this.#aimAt + periods * this.#periodMs;
  }

  #aimed(aimAt: number, nowMs: number, hasChanged: boolean): void {
    const period = this.#periodMs ?? 0;
    if (!hasChanged) {
      this.#tries += 1;
      this.#hits = 0;
      if (this.#tries < this.#mostTries) {
        this.#aimAt = nowMs + aim.retryMs;
        return;
      }
      this.#silent += 1;
      this.#aimAt = aimAt - (this.#mostTries - 1) * aim.retryMs + period;
    } else {
      this.#silent = 0;
      this.#cameBy = nowMs;
      this.#hits = this.#tries === 0 ? this.#hits + 1 : 0;
      this.#aimAt = nowMs + period - (this.#tries === 0 ? aim.creepMs : 0);
    }
    this.#tries = 0;
    this.#mostTries = aim.tries;
    if (this.#silent >= aim.mostSilent) this.rested();
    if (this.#hits >= aim.mostHits) {
      this.#periodMs = undefined;
      this.rested();
      this.#pastChance.clear();
    }
  }

  #learn(span: Span): void {
    this.#changes = [...this.#changes, span].slice(-mostChanges);
    this.#periodMs ??= periodsMs.find((period) => {
      const byChance = chanceOf(this.#changes, period) ?? 1;
      return byChance * (this.#pastChance.get(period) ?? 1) < chance;
    });
    const period = this.#periodMs;
    const width = span.to - span.from;
    // A wide span does not tell the moment well enough to aim at the next.
    if (period === undefined || width > period / 3) return;
    this.#cameBy = span.to;
    this.#aimAt = span.from + period + aim.afterMs;
    this.#tries = this.#hits = this.#silent = 0;
    this.#mostTries = aim.tries + Math.ceil(width / aim.retryMs);
  }
}

/**
 * How likely chance alone makes all the changes fit one moment that comes back with this period; undefined when they
 * do not fit.
 */
function chanceOf(changes: readonly Span[], period: number): number | undefined {
  const latest = changes.at(-1);
  if (!latest) return undefined;
  let { from, to } = latest;
  let byChance = 1;
  for (const span of changes.slice(0, -1)) {
    const periods = Math.round((latest.to - span.to) / period);
    if (periods < 1) return undefined;
    const late = periods * period * lateShare;
    from = Math.max(from, span.from + periods * period);
    to = Math.min(to, span.to + periods * period + late);
    if (from >= to) return undefined;
    byChance *= Math.min(1, (span.to - span.from + late) / period);
  }
  return byChance;
}
