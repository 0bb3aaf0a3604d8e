import assert from 'node:assert/strict';
import { FailureError } from '../../../src/domain/failure';
import { httpFailure } from '../../../src/net/httpFailure';
import { readReply } from '../../../src/net/httpReply';
import { retryAfterMs } from '../../../src/net/retryAfter';
import { createRetrying } from '../../../src/net/retrying';
import { readRetry } from '../../../src/net/retryRules';

const now = Date.parse('2026-01-01T00:00:00Z');

function failure(status: number, retryAfter?: string) {
  const reply = readReply({
    status,
    statusText: '',
    header: (name) => (name === 'retry-after' ? retryAfter : undefined),
    text: '',
    secret: undefined,
  });
  return httpFailure(reply, { charged: 'no', nowMs: now });
}

/** How often a query is made that is answered with a status each time. */
async function triesOf(status: number): Promise<number> {
  let tries = 0;
  const retrying = createRetrying({ ...readRetry, firstDelayMs: 1, maxDelayMs: 2 });
  const run = () => {
    tries += 1;
    return Promise.reject(new FailureError(failure(status)));
  };
  await assert.rejects(retrying(run, new AbortController().signal));
  return tries;
}

describe('an HTTP status as a failure', () => {
  it('is asked again about only when it may pass by itself', async () => {
    // Lost: progress at the first hiccup; or the account, to a wrong key tried over and over.
    for (const status of [408, 425, 429, 500, 502, 503, 504, 520, 524]) {
      assert.equal(await triesOf(status), 1 + readRetry.maxRetries, String(status));
    }
    for (const status of [200, 302, 400, 401, 402, 403, 404, 405, 410, 413, 422, 501]) {
      assert.equal(await triesOf(status), 1, String(status));
    }
  });

  it('keeps apart what a person mends in different ways', () => {
    // Lost: the right sentence and the right next step.
    const mended = [401, 402, 403, 404, 429, 500, 504, 400, 405].map(
      (status) => failure(status).kind,
    );
    assert.equal(new Set(mended).size, mended.length, mended.join());
    assert.notEqual(failure(413).reason, failure(400).reason);
    for (const [one, same] of [
      [404, 410],
      [405, 501],
      [502, 520],
      [504, 524],
    ] as const) {
      assert.equal(failure(one).kind, failure(same).kind);
    }
  });

  it('reads how long to wait, in seconds or as a date', () => {
    // Lost: either the gateway's patience or the person's.
    assert.equal(failure(429, '3').retryAfterMs, 3000);
    assert.equal(retryAfterMs('Thu, 01 Jan 2026 00:01:00 GMT', now), 60_000);
    assert.equal(retryAfterMs('Wed, 31 Dec 2025 00:00:00 GMT', now), 0);
    assert.equal(retryAfterMs('soon', now), undefined);
    assert.equal(retryAfterMs(undefined, now), undefined);
  });
});
