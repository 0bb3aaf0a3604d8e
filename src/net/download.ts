import type { Clock } from '../base/clock';
import type { Logger } from '../base/logger';
import { FailureError, isFailureError, type Failure } from '../domain/failure';
import type { FetchLike, FetchReply } from './fetchLike';
import { httpFailure } from './httpFailure';
import { readReply } from './httpReply';
import { BodyTooLargeError, dropBody, readBody } from './readBody';
import { calledOffError } from './requestError';
import { createRetrying } from './retrying';
import { readRetry, type RetryRules } from './retryRules';
import { TimeLimitError, withTimeLimit } from './timeLimit';
import { transportFailure } from './transportFailure';

export type Download = (
  url: string,
  options: { readonly signal: AbortSignal; readonly maxBytes: number },
) => Promise<Uint8Array>;

export interface DownloadDependencies {
  readonly fetch: FetchLike;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly rules?: RetryRules;
  readonly timeoutMs?: number;
}

const defaultTimeoutMs = 120_000;
const maxRedirects = 5;
const errorBodyLimit = 4_096;

/**
 * Fetches pictures and videos. Image hosts are strangers, so no key is ever sent, not even to the
 * gateway's own image proxy, which needs none. Throws `FailureError`; a dead link is `notFound`.
 */
export function createDownload(dependencies: DownloadDependencies): Download {
  const { fetch, clock, logger, timeoutMs = defaultTimeoutMs } = dependencies;
  const retrying = createRetrying(dependencies.rules ?? readRetry);

  const once: Download = async (url, { signal, maxBytes }) => {
    try {
      return await withTimeLimit(signal, timeoutMs, async (limited) => {
        const reply = await follow(fetch, url, limited, maxRedirects);
        if (reply.status >= 200 && reply.status < 300) return await readBody(reply, maxBytes);
        throw new FailureError(await failureOf(reply, clock.now()));
      });
    } catch (error) {
      throw asFailure(error, signal);
    }
  };

  return async (url, options) => {
    const startedAt = clock.now();
    const bytes = await retrying(() => once(url, options), options.signal);
    // Only the host: signed links are as good as a key to the picture.
    logger.log('debug', 'net', 'picture', {
      host: URL.parse(url)?.host,
      bytes: bytes.byteLength,
      ms: clock.now() - startedAt,
    });
    return bytes;
  };
}

async function follow(
  fetch: FetchLike,
  url: string,
  signal: AbortSignal,
  redirectsLeft: number,
): Promise<FetchReply> {
  const { protocol } = URL.parse(url) ?? {};
  if (protocol !== 'https:' && protocol !== 'http:') {
    throw new FailureError(badReply('the link is not a web address'));
  }
  // What a picture's host expects to read; naming WebP or AVIF would make some of them convert.
  const headers = { accept: 'image/*,video/*,*/*;q=0.8' };
  const reply = await fetch(url, { headers, signal, redirect: 'manual' });
  const location = reply.status >= 300 && reply.status < 400 && reply.headers.get('location');
  if (!location) return reply;
  await dropBody(reply);
  const next = URL.parse(location, url);
  if (!next || redirectsLeft === 0) throw new FailureError(badReply('redirected without an end'));
  return follow(fetch, next.href, signal, redirectsLeft - 1);
}

async function failureOf(reply: FetchReply, nowMs: number): Promise<Failure> {
  const body = await readBody(reply, errorBodyLimit).catch(() => new Uint8Array());
  const read = readReply({
    status: reply.status,
    statusText: reply.statusText,
    header: (name) => reply.headers.get(name) ?? undefined,
    text: new TextDecoder().decode(body),
    secret: undefined,
  });
  const failure = httpFailure(read, { charged: 'no', nowMs });
  // No key was sent, so none is wrong: signed links that have died are answered so.
  const isDeadLink = failure.kind === 'unauthorised' || failure.kind === 'forbidden';
  return isDeadLink ? { ...failure, kind: 'notFound' } : failure;
}

function asFailure(error: unknown, signal: AbortSignal): FailureError {
  if (isFailureError(error)) return error;
  if (signal.aborted) return calledOffError(true, signal.reason);
  if (error instanceof TimeLimitError) {
    return new FailureError({ kind: 'timedOut', isRetryable: true, charged: 'no' });
  }
  if (error instanceof BodyTooLargeError) return new FailureError(badReply(error.message));
  return transportFailure(error, { secret: undefined, isFree: true });
}

function badReply(gatewayMessage: string): Failure {
  return { kind: 'badReply', gatewayMessage, isRetryable: false, charged: 'no' };
}
