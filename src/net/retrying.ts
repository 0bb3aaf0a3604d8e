import { ConstantBackoff, ExponentialBackoff, handleWhen, retry, type IBackoff } from 'cockatiel';
import { delay } from '../base/delay';
import { isFailureError } from '../domain/failure';
import { calledOffError, wasNeverSent } from './requestError';
import type { RetryRules } from './retryRules';

export type Retrying = <T>(run: () => Promise<T>, signal: AbortSignal) => Promise<T>;

/**
 * A policy made of rules. cockatiel counts tries and draws the delays; the waiting is ours, because
 * cockatiel 4 and older wait on a bare timer that outlives the signal (`RetryPolicy.execute`).
 */
export function createRetrying(rules: RetryRules): Retrying {
  const policy = retry(
    handleWhen((error) => mayTryAgain(error, rules)),
    { maxAttempts: rules.maxRetries, backoff: new ConstantBackoff(0) },
  );
  const backoff = new ExponentialBackoff({
    initialDelay: rules.firstDelayMs,
    maxDelay: rules.maxDelayMs,
  });

  return async (run, signal) => {
    let step: IBackoff<unknown> | undefined;
    let lastError: unknown;
    return await policy.execute(async ({ attempt }) => {
      if (attempt > 0) {
        step = step ? step.next(undefined) : backoff.next();
        await waitBefore(Math.max(step.duration, askedWaitMs(lastError)), signal);
      }
      try {
        return await run();
      } catch (error) {
        lastError = error;
        throw error;
      }
    }, signal);
  };
}

function mayTryAgain(error: Error, rules: RetryRules): boolean {
  if (!isFailureError(error) || !error.failure.isRetryable) return false;
  const { kind, status } = error.failure;
  if (kind === 'cancelled' || askedWaitMs(error) > rules.maxRetryAfterMs) return false;
  if (kind === 'unreachable') return rules.network === 'any' || wasNeverSent(error);
  // Without a status it is our own time limit: whoever asked has waited long enough.
  if (kind === 'timedOut' && status === undefined) return false;
  return rules.answered.includes(kind);
}

function askedWaitMs(error: unknown): number {
  return isFailureError(error) ? (error.failure.retryAfterMs ?? 0) : 0;
}

async function waitBefore(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(ms, signal);
  } catch (error) {
    // Between two tries nothing is on its way: the last one was a clear "no", or free of charge.
    throw calledOffError(true, error);
  }
}
