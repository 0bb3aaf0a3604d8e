import { FailureError, isFailureError, type Failure } from '../../domain/failure';
import type { Speed } from '../../domain/request';
import { RequestError, wasNeverSent } from '../../net/requestError';
import type { CallContext } from '../provider';
import { readOptions } from './connectionOptions';
import { isCancelled, type Gateway } from './gateway';
import type { GatewayProfile } from './gatewayProfile';
import type { Submit } from './requestBody';
import { submitPrefix } from './speed';
import { readVerdict, type SubmitVerdict, type VerdictFacts } from './verdict';

/** What everything that costs money works with. */
export interface Means {
  readonly context: CallContext;
  readonly gateway: Gateway;
  readonly profile: GatewayProfile;
}

export interface SubmitCall extends Submit, Omit<VerdictFacts, 'nowMs'> {
  /** Goes into the path where the connection wants it there. */
  readonly speed?: Speed | undefined;
}

/**
 * Sends something that costs money and says what became of it. Sent again only where the gateway clearly
 * took nothing. Throws only when it was called off before anything left.
 */
export async function sendSubmit(
  call: SubmitCall,
  { context, gateway }: Pick<Means, 'context' | 'gateway'>,
): Promise<SubmitVerdict> {
  const { speed, body, ...facts } = call;
  const path = submitPrefix(speed, readOptions(context.connection)) + call.path;
  try {
    return await gateway.submit({ method: 'POST', path, body }, context, (reply) => {
      const verdict = readVerdict(reply, { ...facts, nowMs: gateway.now() });
      if (verdict.kind === 'refused' && isBusy(verdict.failure))
        throw new BusyError(verdict.failure);
      return verdict;
    });
  } catch (error) {
    if (!isFailureError(error)) throw error;
    return verdictOf(error);
  }
}

/** A refusal that the retry policy may look at. */
class BusyError extends FailureError {}

function isBusy({ kind, isRetryable }: Failure): boolean {
  return isRetryable && (kind === 'rateLimited' || kind === 'queueFull');
}

function verdictOf(error: FailureError): SubmitVerdict {
  const { failure } = error;
  if (wasNeverSent(error)) {
    if (isCancelled(error)) throw error;
    return { kind: 'refused', failure: { ...failure, charged: 'no' } };
  }
  // With an answer in hand it was a refusal: busy, or a redirect elsewhere.
  const wasRefused = !(error instanceof RequestError) || failure.charged === 'no';
  return wasRefused ? { kind: 'refused', failure } : { kind: 'unconfirmed', failure };
}
