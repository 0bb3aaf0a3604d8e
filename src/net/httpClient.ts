import type { Clock } from '../base/clock';
import type { Logger } from '../base/logger';
import { redactSecret } from '../base/redact';
import { invalid } from '../domain/failure';
import type { FetchLike, FetchReply } from './fetchLike';
import { readReply, type HttpReply } from './httpReply';
import { BodyTooLargeError, dropBody, readBody } from './readBody';
import { calledOffError, RequestError } from './requestError';
import { TimeLimitError, withTimeLimit } from './timeLimit';
import { transportFailure } from './transportFailure';

export interface RequestSpec {
  readonly connection: { readonly baseUrl: string };
  readonly method: 'GET' | 'POST';
  /** Begins with a slash; already encoded. */
  readonly path: string;
  /** May hold the key; they go to the origin of the base URL and nowhere else. */
  readonly headers: Readonly<Record<string, string>>;
  /** The key itself, to be cut out of whatever the gateway says. */
  readonly secret?: string | undefined;
  /** Sent as JSON when there is one. */
  readonly body?: unknown;
  readonly timeoutMs: number;
  readonly maxBytes?: number;
  /** Whether asking twice is harmless: only then a redirect is followed. */
  readonly isIdempotent: boolean;
}

export interface HttpClientDependencies {
  readonly fetch: FetchLike;
  readonly clock: Clock;
  readonly logger: Logger;
  /** One gateway's CDN answers 403 to requests without a User-Agent, so there always is one. */
  readonly userAgent: string;
}

const defaultMaxBytes = 16 * 1024 * 1024;
const maxRedirects = 5;

/** One request, one reply. Knows no vendor; never tries again by itself. */
export class HttpClient {
  readonly #deps: HttpClientDependencies;

  constructor(dependencies: HttpClientDependencies) {
    this.#deps = dependencies;
  }

  /**
   * Resolves with any answer the gateway gave, whatever its status. Throws `RequestError` when there is
   * none: unreachable, timedOut, cancelled, or badReply for a redirect elsewhere and an endless body.
   */
  async requestJson(spec: RequestSpec, signal: AbortSignal): Promise<HttpReply> {
    if (signal.aborted) throw calledOffError(true, signal.reason);
    const { clock, logger } = this.#deps;
    const startedAt = clock.now();
    try {
      const reply = await withTimeLimit(signal, spec.timeoutMs, (limited) =>
        this.#send(spec, firstUrl(spec), limited, maxRedirects),
      );
      logger.log('debug', 'net', `${spec.method} ${spec.path}`, {
        status: reply.status,
        ms: clock.now() - startedAt,
      });
      return reply;
    } catch (error) {
      const failure = asRequestError(error, spec, signal);
      const level = failure.failure.kind === 'cancelled' ? 'debug' : 'warn';
      logger.log(level, 'net', `${spec.method} ${spec.path}`, {
        kind: failure.failure.kind,
        neverSent: failure.neverSent,
        words: failure.failure.gatewayMessage,
        ms: clock.now() - startedAt,
      });
      throw failure;
    }
  }

  async #send(
    spec: RequestSpec,
    url: URL,
    signal: AbortSignal,
    redirectsLeft: number,
  ): Promise<HttpReply> {
    const reply = await this.#deps.fetch(url.href, {
      method: spec.method,
      headers: {
        accept: 'application/json',
        'user-agent': this.#deps.userAgent,
        ...(spec.body === undefined ? {} : { 'content-type': 'application/json' }),
        // A kept connection may have died unseen: harmless for a question, but a submit on it would look
        // as if it might have been accepted.
        ...(spec.isIdempotent ? { connection: 'keep-alive' } : {}),
        ...spec.headers,
      },
      ...(spec.body === undefined ? {} : { body: JSON.stringify(spec.body) }),
      signal,
      redirect: 'manual',
    });
    const location = reply.status >= 300 && reply.status < 400 && reply.headers.get('location');
    if (location) {
      dropBody(reply);
      const next = nextUrl(spec, url, location, reply, redirectsLeft);
      return this.#send(spec, next, signal, redirectsLeft - 1);
    }
    const bytes = await readBody(reply, spec.maxBytes ?? defaultMaxBytes);
    return readReply({
      status: reply.status,
      statusText: reply.statusText,
      header: (name) => reply.headers.get(name) ?? undefined,
      text: new TextDecoder().decode(bytes),
      secret: spec.secret,
    });
  }
}

function firstUrl(spec: RequestSpec): URL {
  const url = URL.parse(spec.connection.baseUrl + spec.path);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw new RequestError(invalid('badBaseUrl'), true);
  }
  return url;
}

/** Where a redirect leads, or an error: the key goes to its own origin only, and a submit is made once. */
function nextUrl(
  spec: RequestSpec,
  from: URL,
  location: string,
  reply: FetchReply,
  redirectsLeft: number,
): URL {
  const to = URL.parse(location, from.href);
  const keepsMethod = spec.method === 'GET' || reply.status === 307 || reply.status === 308;
  if (to?.origin === from.origin && spec.isIdempotent && keepsMethod && redirectsLeft > 0)
    return to;
  const whereTo = to ? to.origin + to.pathname : 'an address that is none';
  throw new RequestError(
    {
      kind: 'badReply',
      status: reply.status,
      gatewayMessage: redactSecret(`redirected to ${whereTo}`, spec.secret),
      isRetryable: false,
      // A server that points elsewhere has not taken the request.
      charged: 'no',
    },
    false,
  );
}

function asRequestError(error: unknown, spec: RequestSpec, signal: AbortSignal): RequestError {
  if (error instanceof RequestError) return error;
  if (signal.aborted) return calledOffError(false, signal.reason);
  const charged = spec.isIdempotent ? 'no' : 'unknown';
  if (error instanceof TimeLimitError) {
    const failure = { kind: 'timedOut', isRetryable: true, charged } as const;
    return new RequestError(failure, false, { cause: error });
  }
  if (error instanceof BodyTooLargeError) {
    const failure = { kind: 'badReply', isRetryable: false, charged } as const;
    return new RequestError({ ...failure, gatewayMessage: error.message }, false, { cause: error });
  }
  return transportFailure(error, { secret: spec.secret, isFree: spec.isIdempotent });
}
