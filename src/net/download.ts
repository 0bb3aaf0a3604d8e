import type { Clock } from '../base/clock';
import type { Logger } from '../base/logger';
import { FailureError, isFailureError, type Failure } from '../domain/failure';
import type { FetchReply } from './fetchLike';
import { httpFailure } from './httpFailure';
import { readReply } from './httpReply';
import { createLinkGuard, type LinkGuard } from './linkGuard';
import { createOpenLink, refusal, type OpenLink } from './openLink';
import { BodyTooLargeError, dropBody, readBody } from './readBody';
import { calledOffError } from './requestError';
import { createRetrying } from './retrying';
import { readRetry, type RetryRules } from './retryRules';
import { TimeLimitError, withTimeLimit } from './timeLimit';
import { transportFailure } from './transportFailure';

export type Download = (
  url: string,
  options: {
    readonly signal: AbortSignal;
    readonly maxBytes: number;
    /** The gateway that named the link: only there may it lead into a person's own network. */
    readonly gatewayUrl?: string | undefined;
  },
) => Promise<Uint8Array>;

export interface DownloadDependencies {
  readonly openLink?: OpenLink;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly rules?: RetryRules;
  readonly timeoutMs?: number;
}

const defaultTimeoutMs = 120_000;
export const maxRedirects = 5;

/**
 * Fetches pictures and videos. Image hosts are strangers, so no key is ever sent, not even to the
 * gateway's own image proxy, which needs none. Throws `FailureError`: a dead link is `notFound`, one that leads
 * where `createLinkGuard` lets none go is `linkRefused`.
 */
export function createDownload(dependencies: DownloadDependencies): Download {
  const { clock, logger, timeoutMs = defaultTimeoutMs } = dependencies;
  const openLink = dependencies.openLink ?? createOpenLink();
  const retrying = createRetrying(dependencies.rules ?? readRetry);

  const once: Download = async (url, { signal, maxBytes, gatewayUrl }) => {
    const guard = createLinkGuard(gatewayUrl);
    try {
      return await withTimeLimit(signal, timeoutMs, async (limited) => {
        const reply = await follow({ openLink, guard, signal: limited }, url, maxRedirects);
        if (reply.status >= 200 && reply.status < 300) return await readBody(reply, maxBytes);
        throw new FailureError(failureOf(reply, clock.now()));
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

interface Following {
  readonly openLink: OpenLink;
  readonly guard: LinkGuard;
  readonly signal: AbortSignal;
}

async function follow(
  following: Following,
  link: string,
  redirectsLeft: number,
): Promise<FetchReply> {
  const { openLink, guard, signal } = following;
  const url = URL.parse(link);
  if (!url || !guard.mayFollow(url)) throw refusal();
  const reply = await openLink(link, {
    // What a picture's host expects to read; naming WebP or AVIF would make some of them convert.
    headers: { accept: 'image/*,video/*,*/*;q=0.8' },
    signal,
    mayConnect: (address) => guard.mayConnect(url, address),
  });
  const location = reply.status >= 300 && reply.status < 400 && reply.headers.get('location');
  if (!location) return reply;
  dropBody(reply);
  const next = URL.parse(location, url.href);
  if (!next || redirectsLeft === 0) throw new FailureError(badReply('redirected without an end'));
  return follow(following, next.href, redirectsLeft - 1);
}

/** By the status alone: whoever answers there may say anything, even the key it has seen elsewhere. */
function failureOf(reply: FetchReply, nowMs: number): Failure {
  dropBody(reply);
  const read = readReply({
    status: reply.status,
    statusText: `answered ${String(reply.status)}`,
    header: (name) => reply.headers.get(name) ?? undefined,
    text: '',
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
