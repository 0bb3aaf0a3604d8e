import { FailureError, invalid, isFailureError, type InvalidReason } from '../domain/failure';
import type { RequestKind } from '../domain/request';
import {
  capabilitiesAt,
  type Connection,
  type Provider,
  type ProviderCapabilities,
} from '../providers/provider';

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

/** For a look that tells nothing when it fails; what is wrong with us must not be hidden by it. */
export function ignoreFailure(error: unknown): void {
  if (!isFailureError(error)) throw error;
}

/** What is asked of a gateway: a request, or one of the things beside. */
export type Wanted = RequestKind | 'upload' | 'seed';

/**
 * Refuses, before anything is asked of a person or sent, what this gateway turned out not to have when it was last
 * tested. Another test may find it.
 * @throws FailureError `notOffered` for what nobody of this format has, else with the reason, `noEndpoint`
 */
export function requireOffered(
  provider: Provider,
  connection: Connection,
  wanted: Wanted,
  reason: InvalidReason = 'noEndpoint',
): void {
  if (!offers(provider.capabilities, wanted)) throw notOffered();
  const here = capabilitiesAt(provider, connection);
  if (!offers(here, wanted)) throw new FailureError(invalid(reason));
}

function offers(
  { canUpload, canGetSeed, requestKinds }: ProviderCapabilities,
  wanted: Wanted,
): boolean {
  if (wanted === 'upload') return canUpload;
  return wanted === 'seed' ? canGetSeed : requestKinds.includes(wanted);
}
