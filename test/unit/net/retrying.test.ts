import assert from 'node:assert/strict';
import { FailureError, type FailureKind } from '../../../src/domain/failure';
import { RequestError } from '../../../src/net/requestError';
import { createRetrying } from '../../../src/net/retrying';
import { readRetry, submitRetry, type RetryRules } from '../../../src/net/retryRules';

const fast = (rules: RetryRules): RetryRules => ({ ...rules, firstDelayMs: 1, maxDelayMs: 2 });

async function triesFor(rules: RetryRules, error: Error): Promise<number> {
  let tries = 0;
  const run = () => {
    tries += 1;
    return Promise.reject(error);
  };
  const signal = new AbortController().signal;
  await assert.rejects(createRetrying(fast(rules))(run, signal), error);
  return tries;
}

function answered(kind: FailureKind, status: number, retryAfterMs = 0): FailureError {
  return new FailureError({ kind, status, retryAfterMs, isRetryable: true, charged: 'no' });
}

function broken(neverSent: boolean): RequestError {
  return new RequestError(
    { kind: 'unreachable', isRetryable: true, charged: 'unknown' },
    neverSent,
  );
}

describe('trying again', () => {
  it('repeats a query after anything that may pass', async () => {
    // Lost: progress, at the first hiccup of a network.
    const all = 1 + readRetry.maxRetries;
    assert.equal(await triesFor(readRetry, broken(false)), all);
    assert.equal(await triesFor(readRetry, answered('serverError', 502)), all);
    assert.equal(await triesFor(readRetry, answered('rateLimited', 429)), all);
    assert.equal(await triesFor(readRetry, answered('timedOut', 408)), all);
  });

  it('repeats what costs money only when it certainly was not accepted', async () => {
    // Lost: money.
    const all = 1 + submitRetry.maxRetries;
    assert.equal(await triesFor(submitRetry, broken(true)), all);
    assert.equal(await triesFor(submitRetry, answered('rateLimited', 429)), all);
    assert.equal(await triesFor(submitRetry, answered('queueFull', 200)), all);
    assert.equal(await triesFor(submitRetry, broken(false)), 1);
    assert.equal(await triesFor(submitRetry, answered('serverError', 500)), 1);
    assert.equal(await triesFor(submitRetry, answered('timedOut', 408)), 1);
  });

  it('gives up at once when the gateway asks for a longer wait than anybody has', async () => {
    // Lost: half an hour of a card that says "sending".
    assert.equal(await triesFor(submitRetry, answered('rateLimited', 429, 1_800_000)), 1);
  });

  it('stops at once when it is called off, and leaves no timer', async () => {
    // Lost: a closed window that keeps working.
    const controller = new AbortController();
    const slow = { ...readRetry, firstDelayMs: 3_600_000, maxDelayMs: 3_600_000 };
    const running = createRetrying(slow)(() => Promise.reject(broken(true)), controller.signal);
    setTimeout(() => controller.abort(new Error('closed')), 10);
    await assert.rejects(running, (error) => error instanceof FailureError);
    const timers = process.getActiveResourcesInfo().filter((name) => name === 'Timeout');
    assert.ok(timers.length <= 1, timers.join());
  });
});
