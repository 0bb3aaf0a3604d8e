import type { Clock } from '../base/clock';
import { DisposableStore, type Disposable } from '../base/disposables';
import type { Logger } from '../base/logger';
import { FailureError, invalid } from '../domain/failure';
import type { ComposedRequest, PictureRef } from '../domain/request';
import { isObservable, isTerminal, typedWordsOf, type Task } from '../domain/task';
import type { InputAnswer, Provider } from '../providers/provider';
import type { Advance } from './askGateway';
import { askToCancel } from './askToCancel';
import { AssetKeeper } from './assetKeeper';
import { clearHistory } from './clearHistory';
import type { CellWait } from './cellKeeper';
import type { Connections } from './connections';
import type { Fetched } from './fetchPicture';
import {
  exportHistory,
  type Exported,
  type Exporting,
  type Running,
} from './exchange/exportHistory';
import { importHistory, type Imported } from './exchange/importHistory';
import type { Change, History } from './history/history';
import { TaskImporter } from './taskImporter';
import { TaskNews } from './taskNews';
import { isComposed, type Birth } from './newTask';
import { ignoreFailure, ignoreNotOffered, notOffered, requireOffered } from './notOffered';
import { PaidRequests } from './paidRequests';
import type { Download, PictureStore } from './pictureStore';
import { Presence } from './presence';
import { checkRetry, retryOf } from './pressEdits';
import { PreviewKeeper } from './previewKeeper';
import { withoutPreviews } from './previews';
import { liveLink, type CopyableLink } from './linkToCopy';
import { ProviderCalls, requireKey, type ProviderCall } from './providerCalls';
import { askForLinks, withLinks } from './renewLinks';
import { TaskChecker, type CheckResult } from './taskChecker';
import type { TaskPoller } from './taskPoller';
import { TaskResumer } from './taskResumer';
import { TaskSender, type SentTask } from './taskSender';
import type { TaskStore } from './taskStore';

/**
 * Everything a person can do with tasks. A command and a button in the page end in the same line here.
 * What costs money is on disk before it leaves, and is never sent twice by a machine.
 *
 * Over 300 lines because it is the whole list: a short method for each thing, the work is in its neighbours.
 */
export class TaskManager implements Disposable {
  readonly #store: TaskStore;
  readonly #history: ManagedHistory;
  readonly #pictures: PictureStore;
  readonly #exchange: Exporting;
  readonly #poller: TaskPoller;
  readonly #clock: Clock;
  readonly #newId: (nowMs: number) => string;
  readonly #calls: ProviderCalls;
  readonly #sender: TaskSender;
  readonly #paid: PaidRequests;
  readonly #importer: TaskImporter;
  readonly #checker: TaskChecker;
  readonly #keeper: AssetKeeper;
  readonly #previews: PreviewKeeper;
  readonly #resumer: TaskResumer;
  readonly #news: TaskNews;
  readonly #abort = new AbortController();
  readonly #disposables = new DisposableStore();

  constructor(deps: {
    readonly providers: ReadonlyMap<string, Provider>;
    readonly connections: Connections;
    readonly store: TaskStore;
    readonly history: ManagedHistory;
    readonly pictures: PictureStore;
    readonly download: Download;
    readonly poller: TaskPoller;
    readonly clock: Clock;
    readonly logger: Logger;
    readonly newId: (nowMs: number) => string;
  }) {
    this.#store = deps.store;
    this.#history = deps.history;
    this.#pictures = deps.pictures;
    const keyOf = async (id: string) => deps.connections.byId(id)?.getKey();
    this.#exchange = { ...deps, keyOf };
    this.#poller = deps.poller;
    this.#clock = deps.clock;
    this.#newId = deps.newId;
    const readPicture: ProviderCall['context']['readPicture'] = ({ hash }) =>
      deps.pictures.read(hash);
    const calls = new ProviderCalls({ ...deps, readPicture });
    const birth = () => this.#birth();
    const keep = (task: Task) => this.#keeper.keep(task);
    const own = <T extends Disposable>(part: T) => this.#disposables.add(part);
    this.#calls = calls;
    const presence = new Presence({ ...deps, lease: deps.history.presence });
    const sender = own(new TaskSender({ ...deps, presence }));
    const keeper = own(new AssetKeeper({ ...deps, calls }));
    this.#sender = sender;
    this.#keeper = keeper;
    this.#paid = new PaidRequests({ ...deps, calls, sender, birth });
    this.#importer = new TaskImporter({ ...deps, keeper, birth });
    this.#checker = new TaskChecker(deps);
    this.#previews = own(new PreviewKeeper({ ...deps, calls }));
    this.#resumer = own(new TaskResumer({ ...deps, keep }));
    this.#news = own(new TaskNews(deps));
    own(sender.onDidSettle((changes) => this.#noticed(changes)));
    own(keeper.onDidKeep((task) => this.#previews.finish(task)));
    own(this.#poller.onDidAdvance((advances) => this.#noticed(advances)));
  }

  /** What has ended, and what waits for a person; told in one window only. */
  get news(): Pick<TaskNews, 'onDidFinish' | 'onDidAsk'> {
    return this.#news;
  }

  /** Takes up what an earlier run left: to be called once, after the store was loaded. */
  resume(): Promise<void> {
    return new Promise((resolve) => {
      this.#resumer.resume();
      this.#poller.wake();
      resolve();
    });
  }

  /** @throws FailureError when nothing was sent: the request is not sound, or there is no key */
  async submit(request: ComposedRequest): Promise<SentTask> {
    return this.#paid.submit(request, this.#calls.current(this.#abort.signal));
  }

  /** Presses a button. @throws FailureError when nothing was sent */
  async act(taskId: string, actionId: string): Promise<SentTask> {
    return this.#paid.act(taskId, actionId, this.#abort.signal);
  }

  /** How many requests a button would take at this gateway, one by one; 0 where it is pressed as it is. */
  countOneByOne(taskId: string, actionId: string): Promise<number> {
    return this.#paid.countOneByOne(taskId, actionId, this.#abort.signal);
  }

  /** Does what a button does by so many requests. @throws FailureError when nothing was sent */
  actOneByOne(taskId: string, actionId: string): Promise<readonly SentTask[]> {
    return this.#paid.actOneByOne(taskId, actionId, this.#abort.signal);
  }

  /** Gives a task what it asked a person for. @throws FailureError when nothing was sent */
  async answer(taskId: string, answer: InputAnswer): Promise<SentTask> {
    return this.#paid.answer(await this.#require(taskId), answer, this.#abort.signal);
  }

  /**
   * Sends the same again as a new task, to the same gateway; what was written into a window is offered there. For
   * an unconfirmed one this is a person's "Send again", and the old one ends with it.
   * @throws FailureError when nothing was sent
   */
  async retry(taskId: string): Promise<SentTask> {
    const task = await this.#require(taskId);
    checkRetry(task);
    const { request, parent } = task;
    const also = [retryOf(taskId, this.#clock.now())];
    const again = { also, typedBefore: typedWordsOf(task) };
    if (request.kind === 'action') {
      const parentId = parent?.taskId ?? request.taskId;
      return this.#paid.act(parentId, request.actionId, this.#abort.signal, again);
    }
    const call = this.#calls.require(task.connectionId, this.#abort.signal);
    if (isComposed(request)) return this.#paid.submit(request, call, again);
    return nothingSent(await this.#importer.importAnew(request.remoteId, call, also));
  }

  /**
   * Asks the gateway at once what became of a task, also of one whose request got no answer. Not found leaves
   * it as it is: a person decides. @throws FailureError when the gateway does not answer
   */
  async check(taskId: string): Promise<CheckResult> {
    const task = await this.#require(taskId);
    const call = this.#calls.require(task.connectionId, this.#abort.signal);
    const { result, changes } = await this.#checker.check(task, call);
    this.#noticed(changes);
    return result;
  }

  /** A person has decided that an unconfirmed task was never accepted. */
  async discard(taskId: string): Promise<void> {
    await this.#require(taskId);
    this.#end(taskId, (task) => task.phase === 'unconfirmed');
  }

  /**
   * Brings in a task made elsewhere; one that is here already is not doubled.
   * @throws FailureError `notFound` when the gateway does not know it: then nothing is recorded
   */
  async importTask(remoteId: string): Promise<SentTask> {
    const call = this.#calls.current(this.#abort.signal);
    return nothingSent(await this.#importer.import(remoteId, call));
  }

  /**
   * Asks the gateway once to stop a task, free of charge, and then what became of it. It stays watched until the
   * gateway says that it has ended. @throws FailureError see `askToCancel`
   */
  async cancel(taskId: string): Promise<void> {
    const task = await this.#require(taskId);
    if (isTerminal(task.phase)) return;
    if (!isObservable(task)) throw new FailureError(invalid('taskNotReady'));
    const call = this.#calls.require(task.connectionId, this.#abort.signal);
    await askToCancel(task, call, (cancelAnswer) => {
      this.#change(taskId, (now) => (isTerminal(now.phase) ? now : { ...now, cancelAnswer }));
    });
    // Otherwise the poller finds it out, a little later.
    await this.check(taskId).catch(ignoreFailure);
  }

  /**
   * Leaves a task alone: whatever becomes of it at the gateway is not looked at any more.
   * @throws FailureError `taskNotReady` while its request is on its way
   */
  async stopWatching(taskId: string): Promise<void> {
    const task = await this.#require(taskId);
    if (task.phase === 'sending' && this.#isBeingSent(taskId)) {
      throw new FailureError(invalid('taskNotReady'));
    }
    this.#end(taskId, (now) => !isTerminal(now.phase));
  }

  /**
   * Into the bin: what has ended. What is still open was paid for, and has to be cancelled first. Picture files
   * are left to the pruning: a composer may have attached them, which no row tells. Returns those that went.
   */
  async forget(taskIds: readonly string[]): Promise<readonly string[]> {
    const open = new Set(this.#store.open().map(({ id }) => id));
    return (await this.#store.forget(taskIds.filter((id) => !open.has(id)))).binned;
  }

  /** Back from the bin, as they were; what is not there (any more) is left out. Returns those that came. */
  async restore(taskIds: readonly string[]): Promise<readonly string[]> {
    const tasks = await this.#store.restore(taskIds);
    for (const task of tasks) this.#keeper.keep(task);
    return tasks.map(({ id }) => id);
  }

  /** Everything that has ended, with its pictures. Returns how many tasks went. */
  clear({ keepStarred }: { readonly keepStarred: boolean }): Promise<number> {
    return clearHistory({ store: this.#store, pictures: this.#pictures }, keepStarred);
  }

  /** All that is not in the bin, with its pictures, as one file. @throws see `exportHistory` */
  exportTo(path: string, running: Running): Promise<Exported> {
    return exportHistory(this.#exchange, path, running);
  }

  /** All that such a file has and is not here yet, or nothing of it. @throws see `importHistory` */
  importFrom(path: string, running: Running): Promise<Imported> {
    return importHistory(this.#exchange, path, running);
  }

  /** Those of them that are there. @throws FailureError `taskUnknown` when none is */
  star(taskIds: readonly string[], isStarred: boolean): Promise<void> {
    return new Promise((resolve) => {
      const change = (task: Task | undefined) => task && { ...task, isStarred };
      const changes = this.#store.change(taskIds.map((id) => ({ id, change })));
      if (changes.length === 0) throw new FailureError(invalid('taskUnknown'));
      resolve();
    });
  }

  /** How a region of its picture was marked. */
  async keepStrokes(taskId: string, maskStrokes: unknown): Promise<void> {
    await this.#require(taskId);
    this.#change(taskId, (task) => ({ ...task, maskStrokes }));
  }

  /** The seed as digits; may take a minute the first time. @throws FailureError */
  async getSeed(taskId: string): Promise<string> {
    const task = await this.#require(taskId);
    if (task.seed !== undefined) return task.seed;
    const { provider, context } = this.#calls.require(task.connectionId, this.#abort.signal);
    requireOffered(provider, context.connection, 'seed');
    if (!provider.getSeed) throw notOffered();
    const seed = await provider.getSeed(task, context);
    this.#change(taskId, (now) => ({ ...now, seed }));
    return seed;
  }

  /** New links where the old ones have died; bytes that are missing are fetched by them. @throws FailureError */
  async refreshLinks(taskId: string): Promise<void> {
    const task = await this.#require(taskId);
    const call = this.#calls.require(task.connectionId, this.#abort.signal);
    const fresh = await askForLinks(task, call);
    for (const { after } of this.#change(taskId, (now) => withLinks(now, fresh))) {
      this.#keeper.keep(after);
    }
  }

  /** Puts a picture where prompts can link to it. May be charged, so it is sent once. @throws FailureError */
  async upload(picture: PictureRef): Promise<string> {
    const { provider, context } = this.#calls.current(this.#abort.signal);
    await requireKey(context.connection);
    requireOffered(provider, context.connection, 'upload');
    if (!provider.upload) throw notOffered();
    const [link] = await provider.upload([picture], context);
    if (link === undefined) throw notOffered();
    return link;
  }

  /**
   * The bytes of a task's picture: kept ones, else fetched again. The one way to them.
   * @param cell which of several files, counted from 1
   * @throws FailureError
   */
  async bytesOf(taskId: string, cell?: number): Promise<Fetched> {
    return this.#keeper.bytesOf(await this.#require(taskId), cell);
  }

  /**
   * One cell of a grid by the gateway's own link to it, free of charge; undefined where that gives none.
   */
  async cellOf(taskId: string, cell: number, wait: CellWait): Promise<Fetched | undefined> {
    const task = await this.#require(taskId);
    const { cells } = this.#keeper;
    return wait === 'never' ? cells.atHand(task, cell) : cells.fetch(task, cell);
  }

  /** The gateway's link of a picture; one that says it has died is renewed first. @throws FailureError */
  linkOf(taskId: string, cell?: number): Promise<CopyableLink> {
    return liveLink(() => this.#require(taskId), cell, {
      providerOf: (task) => this.#calls.find(task.connectionId, this.#abort.signal)?.provider,
      renew: () => this.refreshLinks(taskId).catch(ignoreNotOffered),
      now: () => this.#clock.now(),
    });
  }

  /** Resolves when every request underway has its answer on disk; wait for it briefly before the end. */
  flush(): Promise<void> {
    return this.#sender.flush();
  }

  dispose(): void {
    this.#abort.abort();
    this.#disposables.dispose();
  }

  /** Whether somebody still waits for the answer to its request: this window, or another living one. */
  #isBeingSent(taskId: string): boolean {
    if (this.#sender.isUnderway(taskId)) return true;
    const row = this.#history.sending().find(({ id }) => id === taskId);
    return row?.senderAliveUntil !== undefined;
  }

  #noticed(changes: readonly NoticedChange[]): void {
    for (const { before, after, previews = [] } of changes) {
      if (!before || isTerminal(before.phase)) continue;
      this.#previews.notice({ before, after, previews });
      this.#keeper.keep(after);
      this.#news.seenHere({ before, after });
    }
  }

  #end(taskId: string, isMeant: (task: Task) => boolean): void {
    const now = this.#clock.now();
    const changes = this.#change(taskId, (task) =>
      isMeant(task)
        ? {
            ...withoutPreviews(task),
            phase: 'cancelled',
            ...(isObservable(task) ? { isUnwatched: true } : {}),
            movedAt: now,
            finishedAt: now,
          }
        : task,
    );
    this.#noticed(changes);
  }

  #change(taskId: string, change: (task: Task) => Task): readonly Change[] {
    return this.#store.change([{ id: taskId, change: (task) => task && change(task) }]);
  }

  async #require(taskId: string): Promise<Task> {
    const task = await this.#store.get(taskId);
    if (!task) throw new FailureError(invalid('taskUnknown'));
    return task;
  }

  #birth(): Birth {
    const nowMs = this.#clock.now();
    return { id: this.#newId(nowMs), nowMs, createdBy: this.#history.owner };
  }
}

type ManagedHistory = Pick<
  History,
  'presence' | 'sending' | 'wantingBytes' | 'owner' | 'isWindowAlive'
>;

type NoticedChange = Change & Partial<Pick<Advance, 'previews'>>;

/** For what only asked a question. */
function nothingSent(task: Task): SentTask {
  return { task, settled: Promise.resolve(task) };
}
