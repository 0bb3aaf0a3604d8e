import * as vscode from 'vscode';
import type { Task } from '../../domain/task';
import type { ConnectionView, Snapshot } from '../../protocol/views';
import { problemOfGateway } from '../problemView';
import type { Services } from '../services';
import { taskView, type Circumstances, type FileAddresses } from './taskView';

/**
 * The newest `count` tasks and all open ones, with addresses that this webview may load.
 * A whole picture of the state each time: a page that was hidden has missed nothing.
 */
export async function buildSnapshot(
  services: Services,
  webview: vscode.Webview,
  count: number,
): Promise<Snapshot> {
  const { store } = services;
  const revision = store.revision;
  const [recent, totalCount, connection] = await Promise.all([
    store.recent(count),
    store.count(),
    connectionView(services),
  ]);
  const addresses = fileAddresses(services, webview);
  const nowMs = Date.now();
  const tasks = newestFirst([...recent, ...store.open()]);
  const parents = await parentsToMark(tasks, services);
  return {
    revision,
    connection,
    totalCount,
    tasks: tasks.map((task) =>
      taskView(task, {
        addresses,
        nowMs,
        ...gatewayOf(task, services),
        parent: parents.get(task.id),
      }),
    ),
  };
}

/** The parents of those tasks that wait for a region of them. */
async function parentsToMark(
  tasks: readonly Task[],
  { store }: Services,
): Promise<ReadonlyMap<string, Task | undefined>> {
  const waiting = tasks.filter(({ inputWanted }) => inputWanted?.input === 'mask');
  return new Map(
    await Promise.all(
      waiting.map(
        async ({ id, parent }) => [id, parent && (await store.get(parent.taskId))] as const,
      ),
    ),
  );
}

/** What the gateway of a task means for its view. */
function gatewayOf(
  task: Task,
  { gateways, providers }: Services,
): Pick<Circumstances, 'isReachable' | 'refusalOf'> {
  const connection = gateways.byId(task.connectionId);
  const provider = providers.get(task.providerId);
  return {
    isReachable: connection !== undefined,
    refusalOf: (actionId) => connection && provider?.refusalOf?.(task, actionId, connection),
  };
}

async function connectionView({
  gateways,
  providers,
  poller,
  store,
}: Services): Promise<ConnectionView> {
  try {
    const connection = gateways.current();
    const provider = providers.get(connection.providerId);
    const key = await connection.getKey();
    return {
      state: key === undefined && connection.needsKey !== false ? 'noKey' : 'ready',
      name: new URL(connection.baseUrl).host,
      isSandbox: gateways.isSandbox,
      ...gatewayProblem(store.open(), poller),
      requestKinds:
        (provider?.capabilitiesOf?.(connection) ?? provider?.capabilities)?.requestKinds ?? [],
    };
  } catch {
    // An address that is no address: the way in is the same as without a key.
    return { state: 'noKey', name: '', isSandbox: false, requestKinds: [] };
  }
}

/** Of any gateway that still has tasks of ours, not only the current one. */
function gatewayProblem(
  open: readonly Task[],
  poller: Services['poller'],
): Pick<ConnectionView, 'problem'> {
  const failure = open.map(({ connectionId }) => poller.pausedFailure(connectionId)).find(Boolean);
  return failure ? { problem: problemOfGateway(failure) } : {};
}

function fileAddresses({ pictures }: Services, webview: vscode.Webview): FileAddresses {
  const address = (path: string) => webview.asWebviewUri(vscode.Uri.file(path)).toString();
  return {
    file: (hash, mime) => address(pictures.pathOf(hash, mime)),
    thumbnail: (hash) =>
      pictures.hasThumbnail(hash) ? address(pictures.thumbnailPathOf(hash)) : undefined,
  };
}

function newestFirst(tasks: readonly Task[]): readonly Task[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  return [...byId.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
}
