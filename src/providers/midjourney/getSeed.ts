import { FailureError } from '../../domain/failure';
import type { CallContext } from '../provider';
import { readOptions } from './connectionOptions';
import { seedPath } from './endpoints';
import type { Gateway } from './gateway';
import { gatewayFailure, withMeaning } from './gatewayFailure';
import { meaningOfWords } from './refusalWords';
import { readEnvelope, resultStrings } from './wireEnvelope';

/** The seed of a finished task, as digits. Some gateways ask Discord for it and take a minute. */
export async function getSeed(
  remoteId: string,
  context: CallContext,
  gateway: Gateway,
): Promise<string> {
  const path = readOptions(context.connection).pathPrefix + seedPath(remoteId);
  const timeoutMs = gateway.timing.seedTimeoutMs;
  const reply = await gateway.read({ method: 'GET', path, timeoutMs }, context);
  const envelope = readEnvelope(reply.json);
  const seed = resultStrings(envelope?.result).find((text) => /^\d+$/.test(text));
  if (envelope?.code === 1 && seed !== undefined) return seed;

  const facts = { charged: 'no', nowMs: gateway.now() } as const;
  // trueai says 3 for a task it does not know (with 404) and for a seed it does not find (with 200).
  const isUnknown = envelope?.code === 3 && reply.status === 404;
  if (!envelope) throw new FailureError(gatewayFailure(reply, facts));
  const meaning = meaningOfWords(reply.message) ?? { kind: 'serverError' as const };
  throw new FailureError(withMeaning(reply, isUnknown ? { kind: 'notFound' } : meaning, facts));
}
