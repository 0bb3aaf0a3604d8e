import { isKeepable, type Asset } from '../../domain/asset';
import { FailureError } from '../../domain/failure';
import type { Task } from '../../domain/task';
import { isSuccess } from '../../net/httpReply';
import type { CallContext } from '../provider';
import { placeOf, readOptions } from './connectionOptions';
import { fetchTask } from './fetchTask';
import { isCancelled, type Gateway } from './gateway';
import { isPathMissing } from './gatewayFailure';
import type { GatewayProfile } from './gatewayProfile';
import { readObservation } from './observation';
import { withRefreshedLinks } from './refreshedLinks';
import { readWireTask } from './wireTask';

/**
 * New links for a task's assets: by the gateway's Refresh, and where it has none or refuses, by fetching
 * the task again, which on many gateways has links anew. Throws `notOffered` when neither gives another link.
 */
export async function refreshLinks(
  task: Task,
  remoteId: string,
  context: CallContext,
  gateway: Gateway,
  profile: GatewayProfile,
): Promise<readonly Asset[]> {
  const fresh =
    (await byRefresh(task, remoteId, context, gateway, profile)) ??
    (await byFetch(task, remoteId, context, gateway));
  if (fresh) return fresh;
  throw new FailureError({ kind: 'notOffered', isRetryable: false, charged: 'no' });
}

async function byRefresh(
  task: Task,
  remoteId: string,
  context: CallContext,
  gateway: Gateway,
  profile: GatewayProfile,
): Promise<readonly Asset[] | undefined> {
  const { refreshPath } = readOptions(context.connection);
  // Links die together, and a gateway without the endpoint is to be asked once.
  while (profile.findingRefresh) await profile.findingRefresh;
  const known = profile.refresh?.path === refreshPath ? profile.refresh : undefined;
  if (known?.isThere === false) return undefined;
  const body = { taskId: remoteId };
  const asking = gateway.read({ method: 'POST', path: refreshPath, body }, context);
  if (!known) {
    const found = () => (profile.findingRefresh = undefined);
    profile.findingRefresh = asking.then(found, found);
  }
  const reply = await asking;
  profile.refresh = { path: refreshPath, isThere: !isPathMissing(reply) };
  if (!isSuccess(reply)) return undefined;
  const wire = readWireTask(reply.json);
  return wire
    ? readObservation(wire, placeOf(context.connection), task).assets
    : withRefreshedLinks(task.assets, reply.json, context.connection.baseUrl);
}

async function byFetch(
  task: Task,
  remoteId: string,
  context: CallContext,
  gateway: Gateway,
): Promise<readonly Asset[] | undefined> {
  try {
    const wire = await fetchTask(remoteId, context, gateway);
    const assets = wire && readObservation(wire, placeOf(context.connection), task).assets;
    return assets && linksOf(assets) !== linksOf(task.assets) ? assets : undefined;
  } catch (error) {
    if (isCancelled(error)) throw error;
    return undefined;
  }
}

function linksOf(assets: readonly Asset[]): string {
  return assets
    .filter(isKeepable)
    .map((asset) => asset.url)
    .join(' ');
}
