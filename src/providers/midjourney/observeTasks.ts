import { bulkhead } from 'cockatiel';
import { FailureError, isFailureError } from '../../domain/failure';
import type { Observation, Task } from '../../domain/task';
import { isSuccess } from '../../net/httpReply';
import type { CallContext } from '../provider';
import { placeOf, readOptions } from './connectionOptions';
import { endpoints } from './endpoints';
import { fetchTask } from './fetchTask';
import type { Gateway } from './gateway';
import { gatewayFailure, isPathMissing } from './gatewayFailure';
import type { GatewayProfile } from './gatewayProfile';
import { readObservation } from './observation';
import { readWireTasks, type WireTask } from './wireTask';

/** No gateway documents a limit, and new-api itself asks its upstream about all that is open at once. */
export const observeBatchSize = 100;

/** After an accepted submit a task may take this long to become visible. */
const graceMs = 30_000;

const singlesAtOnce = 4;

type Sightings = Map<string, WireTask | 'notFound'>;

/** What a gateway says of tasks, by local id: one batch request, or single ones where it has no batch. */
export async function observeTasks(
  tasks: readonly Task[],
  context: CallContext,
  gateway: Gateway,
  profile: GatewayProfile,
): Promise<ReadonlyMap<string, Observation | 'notFound'>> {
  const remoteIds = [...new Set(tasks.flatMap((task) => task.remoteId ?? []))];
  const seen = await sightings(remoteIds, tasks, context, gateway, profile);
  const place = placeOf(context.connection);

  const observed = new Map<string, Observation | 'notFound'>();
  for (const task of tasks) {
    const wire = task.remoteId === undefined ? undefined : seen.get(task.remoteId);
    if (wire === undefined) continue;
    if (wire !== 'notFound') observed.set(task.id, readObservation(wire, place, task));
    else if (!isWithinGrace(task, gateway.now())) observed.set(task.id, 'notFound');
  }
  return observed;
}

async function sightings(
  remoteIds: readonly string[],
  tasks: readonly Task[],
  context: CallContext,
  gateway: Gateway,
  profile: GatewayProfile,
): Promise<Sightings> {
  const seen: Sightings = new Map();
  for (let start = 0; start < remoteIds.length; start += observeBatchSize) {
    if (profile.lacks(endpoints.listByCondition, gateway.now())) break;
    const ids = remoteIds.slice(start, start + observeBatchSize);
    const listed = await fetchBatch(ids, context, gateway);
    if (!listed) profile.forgo(endpoints.listByCondition, gateway.now());
    for (const wire of listed ?? []) if (wire.id !== undefined) seen.set(wire.id, wire);
  }
  // A list leaves out what it does not know; whether that means "gone" only the task's own address tells.
  const young = new Set(
    tasks.filter((task) => isWithinGrace(task, gateway.now())).map((task) => task.remoteId),
  );
  const hasBatch = !profile.lacks(endpoints.listByCondition, gateway.now());
  const unseen = remoteIds.filter((id) => !seen.has(id) && !(hasBatch && young.has(id)));
  await addSingles(seen, unseen, context, gateway);
  return seen;
}

/** The tasks of one batch request; undefined when this gateway has no such thing. */
async function fetchBatch(
  ids: readonly string[],
  context: CallContext,
  gateway: Gateway,
): Promise<readonly WireTask[] | undefined> {
  const { pathPrefix } = readOptions(context.connection);
  const path = pathPrefix + endpoints.listByCondition;
  const reply = await gateway.read({ method: 'POST', path, body: { ids } }, context);
  const listed = isSuccess(reply) ? readWireTasks(reply.json) : undefined;
  if (listed) return listed;
  if (isSuccess(reply) || isPathMissing(reply) || [400, 404].includes(reply.status)) {
    return undefined;
  }
  throw new FailureError(gatewayFailure(reply, { charged: 'no', nowMs: gateway.now() }));
}

/** Adds what single requests say. One that fails is left for the next time, unless all do or the key is at fault. */
async function addSingles(
  seen: Sightings,
  remoteIds: readonly string[],
  context: CallContext,
  gateway: Gateway,
): Promise<void> {
  if (remoteIds.length === 0) return;
  const gate = bulkhead(singlesAtOnce, Number.POSITIVE_INFINITY);
  const errors: unknown[] = [];
  let keyError: FailureError | undefined;
  await Promise.all(
    remoteIds.map((id) =>
      gate.execute(async () => {
        if (keyError) return;
        try {
          seen.set(id, (await fetchTask(id, context, gateway)) ?? 'notFound');
        } catch (error) {
          errors.push(error);
          if (isKeyError(error)) keyError = error;
        }
      }),
    ),
  );
  if (keyError) throw keyError;
  if (seen.size === 0 && errors.length > 0) throw errors[0];
}

function isKeyError(error: unknown): error is FailureError {
  return (
    isFailureError(error) && ['unauthorised', 'forbidden', 'cancelled'].includes(error.failure.kind)
  );
}

function isWithinGrace(task: Task, nowMs: number): boolean {
  return nowMs - (task.acceptedAt ?? task.createdAt) < graceMs;
}
