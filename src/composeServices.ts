import fetch from 'node-fetch';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { systemClock } from './base/clock';
import { DisposableStore } from './base/disposables';
import type { Logger } from './base/logger';
import { newId } from './base/newId';
import { FailureError, invalid } from './domain/failure';
import { ChannelLogger } from './host/channelLogger';
import { GatewayMemory } from './host/gatewayMemory';
import { Gateways, sandboxId } from './host/gateways';
import type { LastEditor } from './host/documents/lastEditor';
import type { Gallery } from './host/gallery/gallery';
import { PictureFolder } from './host/images/pictureFolder';
import { KeyStore } from './host/keyStore';
import { Notifications } from './host/notifications';
import { OpenTasksMark } from './host/openTasksMark';
import { reportFailure } from './host/reportFailure';
import { SandboxHost } from './host/sandboxHost';
import type { Services } from './host/services';
import { Settings } from './host/settings';
import { StatusBar } from './host/statusBar';
import { WaitingNotifications } from './host/waitingNotifications';
import { createDownload } from './net/download';
import { createProviders } from './providers/registry';
import { HistoryTooNewError } from './tasks/history/openDatabase';
import type { SpoiltPart } from './tasks/history/setAside';
import { SqliteHistory } from './tasks/history/sqliteHistory';
import { TaskManager } from './tasks/taskManager';
import { TaskDurations } from './tasks/pacing/taskDurations';
import { TaskPoller } from './tasks/taskPoller';
import { TaskStore } from './tasks/taskStore';

export interface ComposedServices extends Services {
  /** Lets go of everything; answers that are on their way are waited for, within bounds. */
  readonly close: () => Promise<void>;
}

/** What is there before the services are. */
interface Views {
  readonly gallery: Gallery;
  readonly lastEditor: LastEditor;
}

/** A submit whose answer is not seen becomes a question to the person: worth a short wait, in milliseconds. */
const lastWaitMs = 2_000;

/** Builds the house from the ground up, once. The only place that knows every floor. */
export async function composeServices(
  context: vscode.ExtensionContext,
  views: Views,
): Promise<ComposedServices> {
  const disposables = new DisposableStore();
  try {
    return await build(context, views, disposables);
  } catch (error) {
    disposables.dispose();
    throw error;
  }
}

async function build(
  context: vscode.ExtensionContext,
  { gallery, lastEditor }: Views,
  disposables: DisposableStore,
): Promise<ComposedServices> {
  const folder = context.globalStorageUri.fsPath;

  const log = disposables.add(vscode.window.createOutputChannel('Easel', { log: true }));
  const logger = new ChannelLogger(log);
  const settings = disposables.add(new Settings());
  const keys = disposables.add(new KeyStore(context.secrets));

  const sandbox = new SandboxHost({
    script: path.join(context.extensionPath, 'dist', 'sandbox.js'),
    folder,
    logger,
  });
  const gateways = disposables.add(
    new Gateways({
      settings,
      keys,
      sandbox,
      memento: context.globalState,
      sandboxUrl: process.env['EASEL_SANDBOX_URL'],
    }),
  );

  const net = { fetch, clock: systemClock, logger };
  const providers = createProviders({
    ...net,
    userAgent: userAgent(context),
    memory: new GatewayMemory(context.globalState),
  });
  const pictures = new PictureFolder({
    folder: path.join(folder, 'pictures'),
    maxMegabytes: () => settings.get('history.maxMegabytes'),
  });

  const asides: FailureError[] = [];
  const noteAside = (...what: Parameters<OnSetAside>) => asides.push(historySetAside(...what));
  const history = disposables.add(openHistory(folder, logger, noteAside));
  const store = disposables.add(new TaskStore({ history, logger }));
  await store.load();
  const core = { store, providers, connections: gateways, clock: systemClock, logger };
  const durations = disposables.add(new TaskDurations(store));
  const poller = disposables.add(
    new TaskPoller({
      ...core,
      durations,
      lease: history.lease('poll'),
      readPicture: ({ hash }) => pictures.read(hash),
    }),
  );
  const tasks = disposables.add(
    new TaskManager({ ...core, poller, history, pictures, download: createDownload(core), newId }),
  );

  const services: Services = {
    poller,
    durations,
    tasks,
    store,
    pictures,
    gateways,
    providers,
    keys,
    settings,
    gallery,
    lastEditor,
    log,
    logger,
    recentLog: () => logger.recent,
  };
  disposables.add(new StatusBar(store, gateways));
  disposables.add(new Notifications({ tasks, gallery, settings }));
  const isFocused = () => vscode.window.state.focused;
  const waiting = { news: tasks.news, store, gallery, settings, isFocused };
  disposables.add(new WaitingNotifications(waiting));
  disposables.add(new OpenTasksMark(context.globalState).follow(store));
  disposables.add(store.onDidChange(gallery.refresh));
  disposables.add(poller.onDidResume(gallery.refresh));
  disposables.add(
    gateways.onDidChange(() => {
      poller.wake();
      gallery.refresh();
    }),
  );
  disposables.add(
    settings.onDidChange((isAmong) => {
      if (isAmong('bot')) gallery.refresh();
    }),
  );
  disposables.add(
    poller.onDidPause(({ failure }) => {
      gallery.refresh();
      if (!gallery.isVisible) void reportFailure(services, new FailureError(failure));
    }),
  );

  for (const failure of asides) void reportFailure(services, failure);

  await wakeSandboxFor(services);
  await tasks.resume();
  const starred = await store.starredHashes();
  void pictures.prune(starred).catch((error: unknown) => {
    logger.log('warn', 'pictures', `Not pruned: ${String(error)}`);
  });
  return {
    ...services,
    close: async () => {
      await Promise.race([
        tasks.flush(),
        new Promise((resolve) => setTimeout(resolve, lastWaitMs)),
      ]);
      disposables.dispose();
    },
  };
}

type OnSetAside = (file: string, part: SpoiltPart) => void;

/** @throws FailureError that can be said to a person */
function openHistory(folder: string, logger: Logger, onSetAside: OnSetAside): SqliteHistory {
  try {
    return new SqliteHistory({ folder, clock: systemClock, logger, onSetAside });
  } catch (error) {
    if (!(error instanceof HistoryTooNewError)) throw error;
    throw new FailureError(invalid('historyTooNew'), { cause: error });
  }
}

/** Its name alone: where Easel keeps its files differs, and the log has the whole path. */
function historySetAside(file: string, part: SpoiltPart): FailureError {
  const reason = part === 'all' ? 'historySetAside' : 'historyNewestSetAside';
  const failure = invalid(reason, path.basename(file));
  return new FailureError({ ...failure, charged: 'unknown' });
}

/** The sandbox is part of this window: where it is in use, or has tasks of ours, it starts with us. */
async function wakeSandboxFor({ gateways, store, logger }: Services): Promise<void> {
  const isNeeded =
    gateways.isSandbox || store.open().some((task) => task.connectionId === sandboxId);
  if (!isNeeded) return;
  await gateways.wakeSandbox().catch((error: unknown) => {
    logger.log('error', 'sandbox', error instanceof Error ? error.message : String(error));
  });
}

function userAgent(context: vscode.ExtensionContext): string {
  const { version } = context.extension.packageJSON as { version: string };
  return `Easel/${version} VSCode/${vscode.version}`;
}
