import { DisposableStore, type Disposable } from '../base/disposables';
import { Emitter } from '../base/emitter';
import type { Logger } from '../base/logger';
import { isKeepable } from '../domain/asset';
import { isTerminal, type Task } from '../domain/task';
import type { TaskOutline, TaskQuery } from '../domain/taskQuery';
import type {
  BinnedTask,
  Change,
  ChangedRow,
  Edit,
  Forgotten,
  History,
  Restored,
} from './history/history';

export interface TaskChange {
  /** As it is now; absent when it was removed. */
  readonly task?: Task;
  /** As it was, where this window knew it. */
  readonly before?: Task;
}

/** All tasks as this window knows them: what is open and what was looked at in memory, the rest on disk. */
export class TaskStore implements Disposable {
  readonly #history: History;
  readonly #logger: Logger;
  readonly #didChange = new Emitter<TaskChange>();
  readonly #disposables = new DisposableStore();
  readonly #known = new Map<string, Task>();
  readonly #open = new Map<string, Task>();
  /** Ids without a gap from the newest on, newest first. */
  #listed: string[] = [];
  #isListComplete = false;
  /** Everything up to here has been read; `#revision` may be ahead by writes of our own. */
  #readRevision = 0;
  #revision = 0;

  readonly onDidChange = this.#didChange.event;

  constructor(deps: { readonly history: History; readonly logger: Logger }) {
    this.#history = deps.history;
    this.#logger = deps.logger;
  }

  /** Grows with every change of any window. */
  get revision(): number {
    return this.#revision;
  }

  /** Reads what is open and begins to watch what other windows do. */
  load(): Promise<void> {
    return this.#asPromise(() => {
      this.#disposables.add(this.#history.onDidSignal(() => this.sync()));
      this.#readRevision = this.#revision = this.#history.revision();
      for (const task of this.#history.open()) this.#remember(task);
      for (const task of this.open()) this.#didChange.fire({ task });
    });
  }

  get(id: string): Promise<Task | undefined> {
    return this.#asPromise(() => this.#known.get(id) ?? this.#history.get(id));
  }

  /** From memory only: open tasks, and those that `recent` has shown. */
  peek(id: string): Task | undefined {
    return this.#known.get(id);
  }

  /** What is in memory, in no order. */
  known(): Iterable<Task> {
    return this.#known.values();
  }

  open(): readonly Task[] {
    return [...this.#open.values()];
  }

  /** Newest first. */
  recent(count: number): Promise<readonly Task[]> {
    return this.#asPromise(() => {
      const missing = count - this.#listed.length;
      if (missing > 0 && !this.#isListComplete) {
        const before = this.#listed.at(-1);
        const page = this.#history.page({
          ...(before === undefined ? {} : { before }),
          count: missing,
        });
        for (const task of page) {
          this.#remember(task);
          this.#listed.push(task.id);
        }
        this.#isListComplete = page.length < missing;
      }
      return this.#listed.slice(0, count).flatMap((id) => this.#known.get(id) ?? []);
    });
  }

  /** From disk, newest first; `before` is the id to go on from. What passes by does not stay in memory. */
  page(options: { readonly before?: string; readonly count: number }): Promise<readonly Task[]> {
    return this.#asPromise(() => this.#history.page(options));
  }

  count(): Promise<number> {
    return this.#asPromise(() => this.#history.count());
  }

  /** What a query finds, newest first. From disk: what was looked at once does not stay in memory. */
  find(
    query: TaskQuery,
    range: { readonly offset: number; readonly count: number },
  ): Promise<readonly Task[]> {
    return this.#asPromise(() => this.#history.find(query, range));
  }

  /** All that a query finds, newest first, as numbers alone: a page lays out thousands by it. */
  outline(query: TaskQuery): Promise<TaskOutline> {
    return this.#asPromise(() => this.#history.outline(query));
  }

  countOf(query: TaskQuery): Promise<number> {
    return this.#asPromise(() => this.#history.countOf(query));
  }

  /** The ids alone, newest first. */
  idsOf(
    query: TaskQuery,
    range: { readonly offset: number; readonly count: number },
  ): Promise<readonly string[]> {
    return this.#asPromise(() => this.#history.idsOf(query, range));
  }

  /** The place of a task in what a query finds, from 0; undefined when it is not found. */
  positionOf(query: TaskQuery, id: string): Promise<number | undefined> {
    return this.#asPromise(() => this.#history.positionOf(query, id));
  }

  /** What was made from a task, and from that, in order of creation. */
  descendants(id: string, limit: number): Promise<readonly Task[]> {
    return this.#asPromise(() => this.#history.descendants(id, limit));
  }

  findRemote(connectionId: string, remoteId: string): Promise<Task | undefined> {
    return this.#asPromise(() => this.#history.findRemote(connectionId, remoteId));
  }

  /** Hashes of what starred tasks hold: pictures that are never pruned. */
  starredHashes(): Promise<ReadonlySet<string>> {
    return this.#asPromise(() => {
      const assets = this.#history.starred().flatMap((task) => task.assets);
      return new Set(assets.flatMap((one) => (isKeepable(one) && one.file ? one.file.hash : [])));
    });
  }

  put(task: Task): Promise<void> {
    return this.#asPromise(() => {
      this.change([{ id: task.id, change: () => task }]);
    });
  }

  /**
   * Changes tasks in one transaction: disk first, then memory, then the event. Synchronous, because each
   * change is made from what is on disk at that moment. Returns those that really changed.
   */
  change(edits: readonly Edit[]): readonly Change[] {
    const { revision, changes } = this.#history.write(edits);
    if (changes.length === 0) return changes;
    // What is on disk is done: nothing after it may make a caller believe that it was not written.
    this.#attempt(() => this.#wrote(revision));
    for (const { after } of changes) this.#accept({ id: after.id, task: after });
    return changes;
  }

  /** For good. */
  remove(ids: readonly string[]): Promise<void> {
    return this.#asPromise(() => {
      const revision = this.#history.remove(ids);
      if (revision !== undefined) this.#took(revision, ids);
    });
  }

  /** What has ended goes to the bin, the rest for good. */
  forget(ids: readonly string[]): Promise<Pick<Forgotten, 'binned' | 'removed'>> {
    return this.#asPromise(() => {
      const forgotten = this.#history.forget(ids);
      if (!forgotten) return { binned: [], removed: [] };
      this.#took(forgotten.revision, [...forgotten.binned, ...forgotten.removed]);
      return forgotten;
    });
  }

  /** Out of the bin again. Returns those that were there. */
  restore(ids: readonly string[]): Promise<readonly Task[]> {
    return this.#asPromise(() => this.#came(this.#history.restore(ids)));
  }

  /** Tasks from elsewhere. Returns those that are new here, or back from the bin; the others stay as they are. */
  insert(tasks: readonly Task[]): Promise<readonly Task[]> {
    return this.#asPromise(() => this.#came(this.#history.insert(tasks)));
  }

  /** What is in the bin, latest first. */
  binned(): Promise<readonly BinnedTask[]> {
    return this.#asPromise(() => this.#history.binned());
  }

  findBinned(connectionId: string, remoteId: string): Promise<Task | undefined> {
    return this.#asPromise(() => this.#history.findBinned(connectionId, remoteId));
  }

  isBinned(id: string): Promise<boolean> {
    return this.#asPromise(() => this.#history.isBinned(id));
  }

  /** Takes in what other windows have written. Cheap when there is nothing. */
  sync(): void {
    this.#attempt(() => {
      if (this.#history.hasChangedElsewhere()) this.#read();
    });
  }

  dispose(): void {
    this.#disposables.dispose();
    this.#didChange.dispose();
  }

  #came(come: Restored | undefined): readonly Task[] {
    if (!come) return [];
    // They are on disk: see `change`.
    this.#attempt(() => this.#wrote(come.revision));
    for (const task of come.tasks) this.#accept({ id: task.id, task });
    return come.tasks;
  }

  #took(revision: number, ids: readonly string[]): void {
    this.#attempt(() => this.#wrote(revision));
    // At once, and not one by one: it may be all of a long list.
    const gone = new Set(ids);
    this.#listed = this.#listed.filter((id) => !gone.has(id));
    for (const id of ids) this.#accept({ id });
  }

  #wrote(revision: number): void {
    // A gap means that another window wrote in between: what it wrote has still to be read.
    if (revision === this.#readRevision + 1) this.#readRevision = revision;
    else this.#read();
    this.#revision = Math.max(this.#revision, revision);
  }

  #read(): void {
    const { revision, rows } = this.#history.changesSince(this.#readRevision);
    this.#readRevision = revision;
    this.#revision = Math.max(this.#revision, revision);
    for (const row of rows) this.#accept(row);
  }

  #accept({ id, task }: ChangedRow): void {
    const before = this.#known.get(id);
    if (task) {
      this.#remember(task);
      this.#list(id);
    } else {
      this.#known.delete(id);
      this.#open.delete(id);
      this.#listed = this.#listed.filter((other) => other !== id);
    }
    this.#attempt(() =>
      this.#didChange.fire({ ...(task ? { task } : {}), ...(before ? { before } : {}) }),
    );
  }

  #remember(task: Task): void {
    this.#known.set(task.id, task);
    if (isTerminal(task.phase)) this.#open.delete(task.id);
    else this.#open.set(task.id, task);
  }

  #list(id: string): void {
    const oldest = this.#listed.at(-1);
    if (!this.#isListComplete && (oldest === undefined || id < oldest)) return;
    const at = this.#listed.findIndex((other) => other <= id);
    if (at === -1) this.#listed.push(id);
    else if (this.#listed[at] !== id) this.#listed.splice(at, 0, id);
  }

  #attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#logger.log('error', 'history', 'A change was not taken in', { error: String(error) });
    }
  }

  /** A failing disk rejects, as callers of a promise expect. */
  #asPromise<T>(work: () => T): Promise<T> {
    return new Promise((resolve) => {
      resolve(work());
    });
  }
}
