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
  creepMs: 250,
  /** A miss is tried again after this. */
  retryMs: 800,
  /** A moment that brought nothing after so many questions brought nothing. */
  tries: 3,
  /** So many hits in a row, each earlier than the last, and there is no rhythm. */
  mostHits: 12,
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
  #answeredAt: number | undefined;
  #periodMs: number | undefined;
  /** When to ask next; undefined while the moment is not known. */
  #aimAt: number | undefined;
  #tries = 0;
  #hits = 0;
  #silent = 0;

  /** Undefined: none was found. */
  get periodMs(): number | undefined {
    return this.#aimAt === undefined ? undefined : this.#periodMs;
  }

  /** When to ask once more because the moment should have come; undefined when nothing is overdue. */
  get retryAt(): number | undefined {
    return this.#tries > 0 ? this.#aimAt : undefined;
  }

  /** The gateway answered; `hasChanged` says whether it told anything new of a task that was asked about before. */
  answered(nowMs: number, hasChanged: boolean): void {
    if (this.#aimAt !== undefined && nowMs > this.#aimAt + (this.#periodMs ?? 0) / 2) this.rested();
    const before = this.#answeredAt;
    this.#answeredAt = nowMs;
    if (this.#aimAt !== undefined && nowMs >= this.#aimAt - aim.retryMs / 2) {
      this.#aimed(this.#aimAt, nowMs, hasChanged);
    } else if (hasChanged && before !== undefined && this.#aimAt === undefined) {
      this.#learn({ from: before, to: nowMs });
    }
  }

  /** Nothing was asked for a while: the period is still believed, its moment is not. */
  rested(): void {
    this.#answeredAt = undefined;
    this.#aimAt = undefined;
    this.#changes = [];
    this.#tries = this.#hits = this.#silent = 0;
  }

  /** The first moment from `atMs` on at which asking brings something new; `atMs` itself without a rhythm. */
  align(atMs: number): number {
    if (this.#aimAt === undefined || this.#periodMs === undefined) return atMs;
    const periods = Math.max(0, Math.ceil((atMs - this.#aimAt) / this.#periodMs));
    return this.#aimAt + periods * this.#periodMs;
  }

  #aimed(aimAt: number, nowMs: number, hasChanged: boolean): void {
    const period = this.#periodMs ?? 0;
    if (!hasChanged) {
      this.#tries += 1;
      this.#hits = 0;
      if (this.#tries < aim.tries) {
        this.#aimAt = nowMs + aim.retryMs;
        return;
      }
      this.#silent += 1;
      this.#aimAt = aimAt - (aim.tries - 1) * aim.retryMs + period;
    } else {
      this.#silent = 0;
      this.#hits = this.#tries === 0 ? this.#hits + 1 : 0;
      this.#aimAt = nowMs + period - (this.#tries === 0 ? aim.creepMs : 0);
    }
    this.#tries = 0;
    if (this.#silent >= aim.mostSilent) this.rested();
    if (this.#hits >= aim.mostHits) {
      this.#periodMs = undefined;
      this.rested();
    }
  }

  #learn(span: Span): void {
    this.#changes = [...this.#changes, span].slice(-mostChanges);
    this.#periodMs ??= periodsMs.find((period) => isLikely(this.#changes, period));
    const period = this.#periodMs;
    // A wide span does not tell the moment well enough to aim at the next.
    if (period === undefined || span.to - span.from > period / 3) return;
    this.#aimAt = span.to + period + aim.afterMs - Math.min(span.to - span.from, 1_000);
    this.#tries = this.#hits = this.#silent = 0;
  }
}

/** Whether one moment that comes back with this period explains all the changes, and chance would not. */
function isLikely(changes: readonly Span[], period: number): boolean {
  const latest = changes.at(-1);
  if (!latest) return false;
  let { from, to } = latest;
  let byChance = 1;
  for (const span of changes.slice(0, -1)) {
    const periods = Math.round((latest.to - span.to) / period);
    if (periods < 1) return false;
    const late = periods * period * lateShare;
    from = Math.max(from, span.from + periods * period);
    to = Math.min(to, span.to + periods * period + late);
    if (from >= to) return false;
    byChance *= Math.min(1, (span.to - span.from + late) / period);
  }
  return byChance < chance;
}
