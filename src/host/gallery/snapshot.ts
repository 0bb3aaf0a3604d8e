import * as vscode from 'vscode';
import { hasOwnWords, promptOfTask } from '../../domain/promptOfTask';
import { writtenBot } from '../../domain/parameters/writtenBot';
import { isTerminal, type Task } from '../../domain/task';
import type { ConnectionView, FoundView, SelectionView, Snapshot } from '../../protocol/views';
import { capabilitiesAt, isUsable, type Connection } from '../../providers/provider';
import { problemOfGateway } from '../problemView';
import type { Services } from '../services';
import { attachedPicture } from './attachedPicture';
import type { Feed, Selection } from './readFeed';
import { referencesOfTask } from './referencesOfTask';
import { taskView, type Circumstances, type FileAddresses } from './taskView';

/** What was read for a page, and which outline goes with it. */
export interface SnapshotSource {
  readonly feed: Feed;
  /** Of the store, before anything was read. */
  readonly revision: number;
  readonly outline: Pick<FoundView, 'outlineKey' | 'outline'>;
  readonly connection: ConnectionView;
}

/**
 * All that a page needs to draw what it looks at, with addresses that this webview may load.
 * A whole picture of the state each time: a page that was hidden has missed nothing.
 */
export async function buildSnapshot(
  services: Services,
  webview: vscode.Webview,
  { feed, revision, outline, connection }: SnapshotSource,
): Promise<Snapshot> {
  const { store } = services;
  const [totalCount, recent] = await Promise.all([store.count(), store.recent(recalledTasks)]);
  const addresses = fileAddresses(services, webview);
  const nowMs = Date.now();
  const parents = await parentsToMark(feed.tasks, store);
  const gatewayOf = gatewaysOf(services);
  const { selection } = feed;
  return {
    revision,
    connection,
    totalCount,
    tasks: feed.tasks.map((task) =>
      taskView(task, {
        addresses,
        nowMs,
        ...gatewayOf(task),
        usual: isTerminal(task.phase) ? undefined : services.durations.of(task)?.usual,
        ...parents.get(task.id),
      }),
    ),
    found: {
      search: feed.search,
      openIds: feed.open.map(idOf),
      count: feed.count,
      offset: feed.offset,
      taskIds: feed.ended.map(idOf),
      ...outline,
    },
    ...(selection ? { selection: selectionView(selection, services, webview) } : {}),
    earlierPrompts: earlierPrompts(recent),
  };
}

function selectionView(
  { task, ancestors, descendants }: Selection,
  services: Services,
  webview: vscode.Webview,
): SelectionView {
  return {
    taskId: task.id,
    ancestorIds: ancestors.map(idOf),
    descendantIds: descendants.map(idOf),
    pictures: referencesOfTask(task, ancestors).map(({ picture, ...role }) => ({
      ...attachedPicture(services, webview, picture),
      ...role,
    })),
  };
}

/** Prompts of how many tasks the composer can recall. */
const recalledTasks = 100;

/** Newest first, each once. Pressed buttons that only repeat their parent's are left out. */
function earlierPrompts(tasks: readonly Task[]): readonly string[] {
  const prompts = tasks
    .filter(hasOwnWords)
    .map(promptOfTask)
    .filter((prompt) => prompt.trim() !== '');
  return [...new Set(prompts)];
}

function idOf({ id }: Task): string {
  return id;
}

/** What is known of the parents of those tasks that wait for a region of them, by the id of the waiting one. */
async function parentsToMark(
  tasks: readonly Task[],
  store: Services['store'],
): Promise<ReadonlyMap<string, Pick<Circumstances, 'parent' | 'parentIs'>>> {
  const waiting = tasks.filter(({ inputWanted }) => inputWanted?.input === 'mask');
  return new Map(
    await Promise.all(
      waiting.map(async (task) => [task.id, await parentToMark(task, store)] as const),
    ),
  );
}

async function parentToMark(
  { parent: made }: Task,
  store: Services['store'],
): Promise<Pick<Circumstances, 'parent' | 'parentIs'>> {
  if (!made) return {};
  const parent = await store.get(made.taskId);
  if (parent) return { parent };
  return { parentIs: (await store.isBinned(made.taskId)) ? 'removed' : 'gone' };
}

type GatewayPart = Pick<Circumstances, 'isReachable' | 'canCancel' | 'canGetSeed' | 'refusalOf'>;

/** What the gateway of a task means for its view. Each is looked up once: that reads a handful of settings. */
function gatewaysOf({ gateways, providers }: Services): (task: Task) => GatewayPart {
  const connections = new Map<string, Connection | undefined>();
  const connectionOf = (id: string) => {
    if (!connections.has(id)) connections.set(id, gateways.byId(id));
    return connections.get(id);
  };
  return (task) => {
    const connection = connectionOf(task.connectionId);
    const provider = providers.get(task.providerId);
    const offered = connection && provider && capabilitiesAt(provider, connection);
    return {
      isReachable: connection !== undefined,
      canCancel: offered?.canCancel === true,
      canGetSeed: offered?.canGetSeed === true,
      refusalOf: (actionId) => connection && provider?.refusalOf?.(task, actionId, connection),
    };
  };
}

/** The gateway that new tasks go to, and what stands between the open ones and theirs. Never rejects. */
export async function connectionView({
  gateways,
  providers,
  poller,
  store,
  settings,
}: Services): Promise<ConnectionView> {
  try {
    const connection = gateways.current();
    const provider = providers.get(connection.providerId);
    return {
      state: (await isUsable(connection)) ? 'ready' : 'noKey',
      name: new URL(connection.baseUrl).host,
      isSandbox: gateways.isSandbox,
      ...gatewayProblem(store.open(), poller),
      // Default parameters join a prompt that names no bot, and may name one.
      ...((writtenBot(settings.get('defaults.parameters')) ?? settings.get('bot')) === 'niji'
        ? { bot: 'niji' as const }
        : {}),
      requestKinds: provider ? capabilitiesAt(provider, connection).requestKinds : [],
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
  // Hundreds are made at a time; each by itself takes longer than all else about its task.
  const folder = webview.asWebviewUri(vscode.Uri.file(pictures.folder)).toString();
  const address = (path: string) =>
    folder + path.slice(pictures.folder.length).replaceAll('\\', '/');
  return {
    file: (hash, mime) => address(pictures.pathOf(hash, mime)),
    thumbnail: (hash) =>
      pictures.hasThumbnail(hash) ? address(pictures.thumbnailPathOf(hash)) : undefined,
  };
}
