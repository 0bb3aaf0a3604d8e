import { invalid, isFailureError } from '../../domain/failure';
import type { Clock } from '../../base/clock';
import type { HttpClient } from '../../net/httpClient';
import { httpFailure } from '../../net/httpFailure';
import { isSuccess, type HttpReply } from '../../net/httpReply';
import { RequestError } from '../../net/requestError';
import { createRetrying, type Retrying } from '../../net/retrying';
import { readRetry, submitRetry, type RetryRules } from '../../net/retryRules';
import type { CallContext, Connection } from '../provider';
import { authHeaders } from './authHeaders';
import { readOptions } from './connectionOptions';

/** Delays and limits, so that tests need not wait. */
export interface GatewayTiming {
  readonly readRetry: RetryRules;
  readonly submitRetry: RetryRules;
  /** new-api gives its upstream 60 s for a submit and others hold it longer. */
  readonly submitTimeoutMs: number;
  readonly readTimeoutMs: number;
  /** trueai holds a question for the seed for up to 60 s. */
  readonly seedTimeoutMs: number;
}

export const defaultTiming: GatewayTiming = {
  readRetry,
  submitRetry,
  submitTimeoutMs: 120_000,
  readTimeoutMs: 30_000,
  seedTimeoutMs: 90_000,
};

export interface GatewayDependencies {
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly timing: GatewayTiming;
}

export interface Call {
  readonly method: 'GET' | 'POST';
  /** Whole, with its prefix. */
  readonly path: string;
  readonly body?: unknown;
  readonly timeoutMs?: number;
}

/** Calls to a gateway: where it is, the key at the time of the call, and when a call is made again. */
export class Gateway {
  readonly #deps: GatewayDependencies;
  readonly #retryRead: Retrying;
  readonly #retrySubmit: Retrying;

  constructor(dependencies: GatewayDependencies) {
    this.#deps = dependencies;
    this.#retryRead = createRetrying(dependencies.timing.readRetry);
    this.#retrySubmit = createRetrying(dependencies.timing.submitRetry);
  }

  get timing(): GatewayTiming {
    return this.#deps.timing;
  }

  now(): number {
    return this.#deps.clock.now();
  }

  /**
   * A call that costs nothing. Resolves with the gateway's answer whatever its status, after a few tries
   * where that may help; throws `RequestError` when there is no answer.
   */
  async read(call: Call, context: CallContext): Promise<HttpReply> {
    const attempt = async () => {
      const reply = await this.#send(call, context, true, this.timing.readTimeoutMs);
      if (!isSuccess(reply)) {
        throw new ReplyError(reply, this.now());
      }
      return reply;
    };
    try {
      return await this.#retryRead(attempt, context.signal);
    } catch (error) {
      if (error instanceof ReplyError) return error.reply;
      throw error;
    }
  }

  /**
   * A call that costs money, made once; `read` turns its answer into a result and throws a failure
   * that is `rateLimited` or `queueFull` where the gateway clearly took nothing and may be asked again.
   */
  async submit<T>(call: Call, context: CallContext, read: (reply: HttpReply) => T): Promise<T> {
    return await this.#retrySubmit(
      async () => read(await this.#send(call, context, false, this.timing.submitTimeoutMs)),
      context.signal,
    );
  }

  async #send(
    call: Call,
    context: CallContext,
    isIdempotent: boolean,
    timeoutMs: number,
  ): Promise<HttpReply> {
    const { connection, signal } = context;
    const key = await keyOf(connection);
    return await this.#deps.http.requestJson(
      {
        connection,
        method: call.method,
        path: call.path,
        headers: authHeaders(readOptions(connection).auth, key),
        secret: key,
        ...(call.body === undefined ? {} : { body: call.body }),
        timeoutMs: call.timeoutMs ?? timeoutMs,
        isIdempotent,
      },
      signal,
    );
  }
}

/**
 * The key as it is now, also where one was there a moment ago. Without one, and with a secret store that fails,
 * nothing is sent.
 */
async function keyOf(connection: Connection): Promise<string | undefined> {
  const key = await connection.getKey().then(
    (one) => one?.trim(),
    (cause: unknown) => {
      // An open gateway can do without.
      if (connection.needsKey === false) return undefined;
      const failure = { kind: 'unauthorised', isRetryable: true, charged: 'no' } as const;
      throw new RequestError(failure, true, { cause });
    },
  );
  if (!key && connection.needsKey !== false) throw new RequestError(invalid('noKey'), true);
  return key;
}

/** Carries a reply through the retry policy, which only sees failures. */
class ReplyError extends RequestError {
  readonly reply: HttpReply;

  constructor(reply: HttpReply, nowMs: number) {
    super(httpFailure(reply, { charged: 'no', nowMs }), false);
    this.reply = reply;
  }
}

/** Whether a thrown thing ended the call because somebody called it off. */
export function isCancelled(error: unknown): boolean {
  return isFailureError(error) && error.failure.kind === 'cancelled';
}
