import { isFailureError, type Failure } from '../../domain/failure';
import { isSuccess, type HttpReply } from '../../net/httpReply';
import type { CallContext, ConnectionReport } from '../provider';
import { readOptions } from './connectionOptions';
import { endpoints, fetchPath } from './endpoints';
import { saysNotFound } from './fetchTask';
import { isCancelled, type Call, type Gateway } from './gateway';
import { gatewayFailure, restrictedKeyHint } from './gatewayFailure';
import type { GatewayProfile } from './gatewayProfile';
import { probe } from './probe';
import { readWireTask, readWireTasks } from './wireTask';

/** An id no gateway has given out. */
const impossibleId = '0';

/** What one question told: a report, or nothing yet. */
type Told = Pick<ConnectionReport, 'isKeyAccepted' | 'failure'> | undefined;

/**
 * Asks questions that cost nothing until one tells: a batch query of no ids, a task that cannot exist, and
 * the list of models, which says at least whether the address and the key belong together. Where all is
 * well it goes on to what this gateway has.
 */
export async function checkConnection(
  context: CallContext,
  gateway: Gateway,
  profile: GatewayProfile,
): Promise<ConnectionReport> {
  const startedAt = gateway.now();
  const details: string[] = [];
  const ask = async (call: Call): Promise<HttpReply> => {
    const reply = await gateway.read(call, context);
    const form = reply.isHtml ? ' (HTML)' : '';
    details.push(`${call.method} ${call.path}: ${reply.status}${form}`);
    return reply;
  };
  try {
    const options = readOptions(context.connection);
    const told = await askInTurn(ask, options.pathPrefix, gateway.now());
    const latencyMs = gateway.now() - startedAt;
    if (told?.isKeyAccepted && !told.failure) {
      const probed = await probe(ask, options, impossibleId);
      profile.learn(probed, options.refreshPath, gateway.now());
      details.unshift(...probed.facts);
    }
    return { isReachable: true, ...told, latencyMs, details };
  } catch (error) {
    if (!isFailureError(error) || isCancelled(error)) throw error;
    return { ...afterError(error.failure), failure: error.failure, details };
  }
}

async function askInTurn(
  ask: (call: Call) => Promise<HttpReply>,
  pathPrefix: string,
  nowMs: number,
): Promise<Told> {
  const batchPath = pathPrefix + endpoints.listByCondition;
  const batch = await ask({ method: 'POST', path: batchPath, body: { ids: [] } });
  const ofBatch =
    isSuccess(batch) && readWireTasks(batch.json) ? accepted : refusalIn(batch, nowMs);
  if (ofBatch) return ofBatch;

  const single = await ask({ method: 'GET', path: pathPrefix + fetchPath(impossibleId) });
  const isAnswer = saysNotFound(single) || (isSuccess(single) && readWireTask(single.json));
  const ofSingle = isAnswer ? accepted : refusalIn(single, nowMs);
  if (ofSingle) return ofSingle;

  const models = await ask({ method: 'GET', path: '/v1/models' });
  const ofModels = refusalIn(models, nowMs);
  if (ofModels) return ofModels;
  // Whatever this is, it does not speak the format at this address.
  const failure = gatewayFailure(single, { charged: 'no', nowMs });
  const isOtherGateway = isSuccess(models) && models.json !== undefined;
  return {
    failure: { ...failure, kind: 'badReply', isRetryable: false },
    ...(isOtherGateway ? accepted : {}),
  };
}

const accepted = { isKeyAccepted: true } as const;

/** What a reply says against the key, or that the gateway has other worries. */
function refusalIn(reply: HttpReply, nowMs: number): Told {
  const failure = gatewayFailure(reply, { charged: 'no', nowMs });
  // A restricted key is a valid key.
  if (isKeyRefusal(reply)) return { isKeyAccepted: isRestricted(failure), failure };
  return isBusy(reply) ? { failure } : undefined;
}

/** Nothing came back, or the key could not even be sent. */
function afterError({ kind }: Failure): Pick<ConnectionReport, 'isReachable' | 'isKeyAccepted'> {
  if (kind === 'unauthorised') return { isReachable: true, isKeyAccepted: false };
  return { isReachable: kind === 'badReply' };
}

function isKeyRefusal(reply: HttpReply): boolean {
  return reply.status === 401 || reply.status === 402 || reply.status === 403;
}

function isBusy(reply: HttpReply): boolean {
  return reply.status === 429 || (reply.status >= 500 && reply.status !== 501);
}

function isRestricted(failure: Failure): boolean {
  return failure.gatewayMessage?.startsWith(restrictedKeyHint) === true;
}
