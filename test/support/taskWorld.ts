import type { Clock } from '../../src/base/clock';
import { newId } from '../../src/base/newId';
import { silentLogger, type Logger } from '../../src/base/logger';
import type { Task } from '../../src/domain/task';
import { PictureFolder } from '../../src/host/images/pictureFolder';
import type { Connection } from '../../src/providers/provider';
import { SqliteHistory } from '../../src/tasks/history/sqliteHistory';
import type { Download } from '../../src/tasks/pictureStore';
import { defaultPollPlan, type PollPlan } from '../../src/tasks/pollPlan';
import { TaskDurations } from '../../src/tasks/pacing/taskDurations';
import { TaskManager } from '../../src/tasks/taskManager';
import { TaskPoller, type Pause } from '../../src/tasks/taskPoller';
import { TaskStore } from '../../src/tasks/taskStore';
import { ScriptedProvider } from './scriptedProvider';

export interface WorldOptions {
  readonly folder: string;
  readonly clock: Clock;
  readonly provider?: ScriptedProvider;
  readonly owner?: string;
  /** Whether the process of another window's owner still runs. */
  readonly mayBeAlive?: (owner: string) => boolean;
  readonly plan?: PollPlan;
  readonly download?: Download;
  readonly logger?: Logger;
}

/** One window: history, store, poller and manager over a folder, wired as the extension does it. */
export class TaskWorld {
  readonly provider: ScriptedProvider;
  readonly history: SqliteHistory;
  readonly store: TaskStore;
  readonly poller: TaskPoller;
  readonly manager: TaskManager;
  readonly pictures: PictureFolder;
  readonly finished: Task[] = [];
  readonly asking: Task[] = [];
  readonly pauses: Pause[] = [];
  readonly resumes: string[] = [];
  key: string | undefined = 'a-key';
  /** Whether the gateway is set up in this window. */
  isReachable = true;
  /** The gateway for new tasks; what is there already stays where it is. */
  currentId = 'here';
  download: Download;

  constructor(options: WorldOptions) {
    const { folder, clock } = options;
    const logger = options.logger ?? silentLogger;
    this.provider = options.provider ?? new ScriptedProvider();
    this.download =
      options.download ?? (() => Promise.reject(new Error('This test downloads nothing')));
    this.history = new SqliteHistory({
      folder,
      clock,
      logger,
      owner: options.owner ?? 'window-1',
      mayBeAlive: options.mayBeAlive ?? (() => true),
    });
    this.store = new TaskStore({ history: this.history, logger });
    this.pictures = new PictureFolder({ folder: `${folder}/pictures`, maxMegabytes: () => 100 });
    const connectionTo = (id: string): Connection => ({
      id,
      providerId: 'scripted',
      baseUrl: `https://${id}.example`,
      options: {},
      getKey: () => Promise.resolve(this.key),
    });
    const shared = {
      providers: new Map([['scripted', this.provider]]),
      connections: {
        current: () => connectionTo(this.currentId),
        byId: (id: string) =>
          this.isReachable && ['here', 'there'].includes(id) ? connectionTo(id) : undefined,
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
      plan: options.plan ?? defaultPollPlan,
      random: () => 0.5,
    });
    this.manager = new TaskManager({
      ...shared,
      history: this.history,
      pictures: this.pictures,
      download: (url, limits) => this.download(url, limits),
      poller: this.poller,
      newId,
    });
    this.manager.news.onDidFinish((task) => this.finished.push(task));
    this.manager.news.onDidAsk((task) => this.asking.push(task));
    this.poller.onDidPause((pause) => this.pauses.push(pause));
    this.poller.onDidResume((connectionId) => this.resumes.push(connectionId));
  }

  async start(): Promise<void> {
    await this.store.load();
    await this.manager.resume();
  }

  stop(): void {
    this.manager.dispose();
    this.poller.dispose();
    this.store.dispose();
    this.history.dispose();
  }
}
