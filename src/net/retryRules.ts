import type { FailureKind } from '../domain/failure';

/** When a call is made again, as data. Delays in milliseconds. */
export interface RetryRules {
  /** How often again, after the first try. */
  readonly maxRetries: number;
  /** Grows from the first to the longest, with jitter. */
  readonly firstDelayMs: number;
  readonly maxDelayMs: number;
  /** A gateway that asks for a longer wait is not waited for. */
  readonly maxRetryAfterMs: number;
  /** Broken connections: all of them, or only where nothing can have left. */
  readonly network: 'any' | 'neverSent';
  /** Failures that came as an answer. */
  readonly answered: readonly FailureKind[];
}

/** Asking again costs nothing: network errors, 408, 425, 429 and 5xx. */
export const readRetry: RetryRules = {
  maxRetries: 2,
  firstDelayMs: 500,
  maxDelayMs: 8_000,
  maxRetryAfterMs: 30_000,
  network: 'any',
  answered: ['rateLimited', 'timedOut', 'serverError'],
};

/** A submit costs money: only what certainly was not accepted is sent again. */
export const submitRetry: RetryRules = {
  maxRetries: 2,
  firstDelayMs: 2_000,
  maxDelayMs: 15_000,
  maxRetryAfterMs: 60_000,
  network: 'neverSent',
  answered: ['rateLimited', 'queueFull'],
};
