import type { Failure } from '../domain/failure';
import { backOffMs, type PollPlan } from './pollPlan';

/**
 * "Forbidden" also comes from firewalls and sign-in pages on the way, which pass: it is believed when said so
 * often in a row, with back-off in between.
 */
const forbiddenAnswers = 3;

/** How one gateway has answered lately, and so when it may be asked again. */
export class ConnectionHealth {
  #failures = 0;
  #forbidden = 0;
  #notBefore = 0;
  #elsewhereUntil = 0;
  #paused: Failure | undefined;

  /** Why nothing is asked at all until a person has done something. */
  get paused(): Failure | undefined {
    return this.#paused;
  }

  /** Milliseconds since 1970. */
  get notBefore(): number {
    return Math.max(this.#notBefore, this.#elsewhereUntil);
  }

  /** Another window asks this gateway, for us too. */
  leaveToOthers(untilMs: number): void {
    this.#elsewhereUntil = untilMs;
  }

  /** @param minIntervalMs asking again sooner gains nothing */
  answered(nowMs: number, minIntervalMs: number): void {
    this.#failures = 0;
    this.#forbidden = 0;
    this.#notBefore = nowMs + minIntervalMs;
  }

  /** True when this failure pauses the connection: asking again with the same key is of no use. */
  failed(failure: Failure, nowMs: number, random: number, plan: PollPlan): boolean {
    this.#forbidden = failure.kind === 'forbidden' ? this.#forbidden + 1 : 0;
    if (isKeyRefused(failure) || this.#forbidden >= forbiddenAnswers) {
      this.#paused = failure;
      return true;
    }
    this.#failures += 1;
    this.#notBefore = nowMs + backOffMs(this.#failures, random, plan, failure.retryAfterMs);
    return false;
  }

  /**
   * Something has changed: worth another try. What the gateway itself asked for still holds.
   * @returns true when this ends a pause
   */
  wake(nowMs: number, minIntervalMs: number): boolean {
    const wasPaused = this.#paused !== undefined;
    this.#paused = undefined;
    this.#forbidden = 0;
    this.#elsewhereUntil = 0;
    if (this.#failures > 0) this.#notBefore = Math.min(this.#notBefore, nowMs + minIntervalMs);
    this.#failures = 0;
    return wasPaused;
  }
}

function isKeyRefused({ kind, reason }: Failure): boolean {
  return kind === 'unauthorised' || reason === 'noKey';
}
