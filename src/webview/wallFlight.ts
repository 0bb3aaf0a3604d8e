/** Screens a second at which nobody sees a picture any more. */
const flightScreens = 6;
/** So long without a step, in milliseconds, and the wall has come to rest. */
const restMs = 120;

/**
 * Whether the wall is scrolled so fast that pictures would be fetched and decoded only to pass by unseen. Ends by
 * itself, and says so, with one timer while it lasts and none besides.
 */
export class WallFlight {
  readonly #onLanded: () => void;
  #top = 0;
  #at = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(onLanded: () => void) {
    this.#onLanded = onLanded;
  }

  get isFlying(): boolean {
    return this.#timer !== undefined;
  }

  /** A step of scrolling: where the top is now and how high the screen is, in CSS pixels; `now` in milliseconds. */
  step(top: number, height: number, now: number): void {
    const perSecond = (Math.abs(top - this.#top) / Math.max(1, now - this.#at)) * 1_000;
    this.#top = top;
    // The first step after a rest says nothing: a jump to a place is not a flight over what lies between.
    const isFast = now - this.#at < restMs && perSecond > height * flightScreens;
    this.#at = now;
    if (!isFast && !this.isFlying) return;
    clearTimeout(this.#timer);
    if (isFast) this.#timer = setTimeout(() => this.#land(), restMs);
    else this.#land();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #land(): void {
    this.stop();
    this.#onLanded();
  }
}
