import { FailureError, isFailureError } from '../domain/failure';

/** The gateway has no such thing; known beforehand, so nothing was sent. */
export function notOffered(gatewayMessage?: string): FailureError {
  return new FailureError({
    kind: 'notOffered',
    isRetryable: false,
    charged: 'no',
    ...(gatewayMessage ? { gatewayMessage } : {}),
  });
}

/** For calls that may well be unknown to a gateway: goes on when they are. */
export function ignoreNotOffered(error: unknown): void {
  const kind = isFailureError(error) ? error.failure.kind : undefined;
  if (kind !== 'notOffered' && kind !== 'notFound') throw error;
}
