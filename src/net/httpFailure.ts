import type { Failure, FailureKind } from '../domain/failure';
import type { HttpReply } from './httpReply';
import { retryAfterMs } from './retryAfter';

/** Kinds that may pass by themselves. */
const passing: ReadonlySet<FailureKind> = new Set([
  'rateLimited',
  'queueFull',
  'timedOut',
  'serverError',
  'unreachable',
]);

const kindByStatus: Readonly<Record<number, FailureKind>> = {
  401: 'unauthorised',
  402: 'noCredit',
  403: 'forbidden',
  404: 'notFound',
  405: 'notOffered',
  408: 'timedOut',
  410: 'notFound',
  425: 'rateLimited',
  429: 'rateLimited',
  501: 'notOffered',
  504: 'timedOut',
  // Cloudflare: the origin did not answer in time.
  522: 'timedOut',
  524: 'timedOut',
};

export interface FailureFacts {
  readonly charged: Failure['charged'];
  readonly nowMs: number;
}

/** What a reply that is no success means by its HTTP status alone. A success that was not understood is `badReply`. */
export function httpFailure(reply: HttpReply, facts: FailureFacts): Failure {
  return replyFailure(reply, kindOf(reply.status), facts);
}

/** A failure of a given kind with the facts of a reply: status, words, how long to wait. */
export function replyFailure(reply: HttpReply, kind: FailureKind, facts: FailureFacts): Failure {
  const waitMs = retryAfterMs(reply.header('retry-after'), facts.nowMs);
  return {
    kind,
    ...(kind === 'invalidRequest' ? { reason: reasonOf(reply.status) } : {}),
    ...(reply.message === '' ? {} : { gatewayMessage: reply.message }),
    status: reply.status,
    ...(waitMs === undefined ? {} : { retryAfterMs: waitMs }),
    isRetryable: passing.has(kind),
    charged: facts.charged,
  };
}

function kindOf(status: number): FailureKind {
  const kind = kindByStatus[status];
  if (kind) return kind;
  if (status >= 500) return 'serverError';
  if (status >= 400) return 'invalidRequest';
  return 'badReply';
}

function reasonOf(status: number): 'pictureTooLarge' | 'refusedByGateway' {
  return status === 413 ? 'pictureTooLarge' : 'refusedByGateway';
}
