import { FailureError } from '../../domain/failure';
import type { Observation } from '../../domain/task';
import { isSuccess } from '../../net/httpReply';
import { placeOf } from './connectionOptions';
import { endpoints } from './endpoints';
import { gatewayFailure, isPathMissing } from './gatewayFailure';
import { readObservation } from './observation';
import type { Means } from './sendSubmit';
import { readWireTasks } from './wireTask';

export interface SentTask {
  readonly remoteId: string;
  readonly observation: Observation;
}

/**
 * The task that carries our local id, among the newest hundred or so that the proxies list
 * (novicezk/midjourney-proxy docs/api.md, trueai's TaskController.cs). Stock new-api lists none.
 */
export async function findSent(localId: string, means: Means): Promise<SentTask | undefined> {
  const { context, gateway, profile } = means;
  if (profile.lacks(endpoints.list, gateway.now())) throw new FailureError(notListed);
  const place = placeOf(context.connection);
  const path = place.pathPrefix + endpoints.list;
  const reply = await gateway.read({ method: 'GET', path }, context);
  const listed = isSuccess(reply) ? readWireTasks(reply.json) : undefined;
  if (!listed) {
    if (!isSuccess(reply) && !isPathMissing(reply) && reply.status !== 404) {
      throw new FailureError(gatewayFailure(reply, { charged: 'no', nowMs: gateway.now() }));
    }
    profile.forgo(endpoints.list, gateway.now());
    throw new FailureError({ ...notListed, status: reply.status });
  }
  const wire = listed.find((one) => one.state === localId && one.id !== undefined);
  return wire?.id === undefined
    ? undefined
    : { remoteId: wire.id, observation: readObservation(wire, place) };
}

const notListed = { kind: 'notOffered', isRetryable: false, charged: 'no' } as const;
