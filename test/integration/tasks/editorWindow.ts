import { newId } from '../../../src/base/newId';
import { systemClock, type Clock } from '../../../src/base/clock';
import { silentLogger, type Logger } from '../../../src/base/logger';
import type { Task } from '../../../src/domain/task';
import { PictureFolder } from '../../../src/host/images/pictureFolder';
import { createDownload } from '../../../src/net/download';
import type { FetchLike } from '../../../src/net/fetchLike';
import { createOpenLink, type OpenLink } from '../../../src/net/openLink';
import type { GatewayTiming } from '../../../src/providers/midjourney/gateway';
import type { Connection, Provider } from '../../../src/providers/provider';
import { createProviders } from '../../../src/providers/registry';
import { SqliteHistory } from '../../../src/tasks/history/sqliteHistory';
import type { Download } from '../../../src/tasks/pictureStore';
import { defaultPollPlan, type PollPlan } from '../../../src/tasks/pollPlan';
import { TaskManager } from '../../../src/tasks/taskManager';
import { TaskDurations } from '../../../src/tasks/pacing/taskDurations';
import { TaskPoller } from '../../../src/tasks/taskPoller';
import { TaskStore } from '../../../src/tasks/taskStore';
import { eventually } from '../../support/eventually';
import { quick, realFetch } from '../midjourney/bench';

/** The real plan, faster: a beat is 0.3 s, what takes minutes takes seconds. */
export const quickPlan: PollPlan = {
  ...defaultPollPlan,
  firstMs: 100,
  steps: [{ untilAgeMs: Infinity, intervalMs: 300 }],
  needsInputMs: 300,
  notFoundPatienceMs: 600,
};

export interface EditorWindowOptions {
  readonly plan?: PollPlan;
  readonly download?: Download;
  readonly fetch?: FetchLike;
  /** What opens links to pictures, which are not the gateway's own requests. */
  readonly openLink?: OpenLink;
  readonly clock?: Clock;
  /** Where the same gateway is reached by another address each time. */
  readonly connectionId?: string;
  readonly timing?: Partial<GatewayTiming>;
  readonly logger?: Logger;
  /** By which a gateway can tell windows apart. */
  readonly userAgent?: string;
  /** For what fails now and then, between the real one and all that use it. */
  readonly pictures?: (folder: PictureFolder) => PictureFolder;
  readonly history?: (history: SqliteHistory) => SqliteHistory;
}

/** Everything of a window but VS Code, over real HTTP, on a real disk. */
export class EditorWindow {
  readonly history: SqliteHistory;
  readonly store: TaskStore;
  readonly pictures: PictureFolder;
  readonly poller: TaskPoller;
  readonly manager: TaskManager;
  readonly connection: Connection;
  readonly providers: ReadonlyMap<string, Provider>;

  constructor(
    sandbox: { readonly url: string },
    folder: string,
    options: EditorWindowOptions = {},
  ) {
    const { fetch = realFetch, clock = systemClock, timing = quick } = options;
    const { openLink = createOpenLink() } = options;
    const { logger = silentLogger } = options;
    const connection: Connection = {
      id: options.connectionId ?? sandbox.url,
      providerId: 'midjourney',
      baseUrl: sandbox.url,
      options: {},
      getKey: () => Promise.resolve('key-1234567890'),
    };
    this.connection = connection;
    this.providers = createProviders({
      fetch,
      clock,
      logger,
      userAgent: options.userAgent ?? 'Easel tests',
      timing,
    });
    const history = new SqliteHistory({ folder, clock, logger });
    this.history = options.history?.(history) ?? history;
    this.store = new TaskStore({ history: this.history, logger });
    const pictures = new PictureFolder({ folder: `${folder}/pictures`, maxMegabytes: () => 500 });
    this.pictures = options.pictures?.(pictures) ?? pictures;
    const shared = {
      providers: this.providers,
      connections: {
        current: () => connection,
        byId: (id: string) => (id === connection.id ? connection : undefined),
      },
      store: this.store,
      clock,
      logger,
    };
    this.poller = new TaskPoller({
      ...shared,
      readPicture: (picture) => this.pictures.read(picture.hash),
      lease: this.history.lease('poll'),
      durations: new TaskDurations(this.store),
      plan: options.plan ?? quickPlan,
    });
    this.manager = new TaskManager({
      ...shared,
      history: this.history,
      pictures: this.pictures,
      download: options.download ?? createDownload({ openLink, clock, logger }),
      poller: this.poller,
      newId,
    });
  }

  async start(): Promise<this> {
    await this.store.load();
    await this.manager.resume();
    return this;
  }

  close(): void {
    this.manager.dispose();
    this.poller.dispose();
    this.store.dispose();
    this.history.dispose();
  }

  async imagine(prompt: string): Promise<Task> {
    const sent = await this.manager.submit({ kind: 'imagine', prompt, pictures: [] });
    return sent.settled;
  }

  /** The task once it is as wanted. */
  until(id: string, isWanted: (task: Task) => boolean, limitMs = 30_000): Promise<Task> {
    return eventually(
      async () => {
        const task = await this.store.get(id);
        return task && isWanted(task) ? task : undefined;
      },
      `Task ${id} did not become as wanted`,
      limitMs,
    );
  }
}
