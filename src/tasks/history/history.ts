import type { Disposable } from '../../base/disposables';
import type { Event } from '../../base/emitter';
import type { Task } from '../../domain/task';
import type { TaskOutline, TaskQuery } from '../../domain/taskQuery';

/**
 * What to make of one task, given what is on disk at that very moment. Runs inside the transaction, so that
 * two windows that change the same task never undo one another. Undefined or the same object: nothing.
 * One that throws undoes all of its transaction. A removed task is undefined, and stays removed.
 */
export interface Edit {
  readonly id: string;
  readonly change: (before: Task | undefined) => Task | undefined;
}

export interface Change {
  readonly before?: Task;
  readonly after: Task;
}

/** A row that is newer than a revision; without a task it was removed. */
export interface ChangedRow {
  readonly id: string;
  readonly task?: Task;
}

/** What became of tasks that a person takes out of the history. */
export interface Forgotten {
  readonly revision: number;
  /** Those that had ended: they can be restored. */
  readonly binned: readonly string[];
  /** Those that had not. */
  readonly removed: readonly string[];
}

/** How long what was thrown away can be brought back. */
export const binDays = 30;

/** What lies in the bin, and since when. */
export interface BinnedTask {
  readonly task: Task;
  /** Milliseconds since 1970. */
  readonly binnedAt: number;
}

export interface Restored {
  readonly revision: number;
  readonly tasks: readonly Task[];
}

/** A right that only one window has at a time, for a while. Ends by itself, so that a crash cannot keep it. */
export interface Lease {
  /** Takes it, or renews it when it is ours. False: somebody else has it. */
  take(durationMs: number): boolean;
  release(): void;
  /** When the holder's time ends, in milliseconds since 1970; undefined when it is free or ours. */
  heldUntil(): number | undefined;
  /** A lease of its own for one part of the matter. */
  part(name: string): Lease;
}

/** A task whose request was on its way when its row was written. */
export interface SendingRow {
  readonly id: string;
  readonly isOurs: boolean;
  /** Undefined when the window that sent it is gone. */
  readonly senderAliveUntil?: number;
}

/**
 * All tasks of all windows, on disk. Synchronous on purpose: when a call returns, the row is written, and
 * nothing can come between reading a row and changing it.
 */
export interface History extends Disposable {
  /** Highest revision on disk. */
  revision(): number;
  /** One transaction, one new revision. A removed task stays removed. */
  write(edits: readonly Edit[]): { readonly revision: number; readonly changes: readonly Change[] };
  /**
   * For good, also from the bin: one transaction, one new revision. Leaves marks, so that other windows
   * notice. Undefined: there was none.
   */
  remove(ids: readonly string[]): number | undefined;
  /** What has ended goes to the bin, the rest for good; in one transaction. Undefined: there was none. */
  forget(ids: readonly string[]): Forgotten | undefined;
  /** Out of the bin again, in one transaction. Undefined: none of them was there. */
  restore(ids: readonly string[]): Restored | undefined;
  /**
   * Tasks from elsewhere, in one transaction. What is here stays as it is; what lies in the bin comes back as it was
   * put there, and what was removed for good as it comes. Undefined: all were here.
   */
  insert(tasks: readonly Task[]): Restored | undefined;
  /** What is in the bin, latest first. Nothing else on this port shows it. */
  binned(): readonly BinnedTask[];
  /** The same for one of a gateway, put there last. */
  findBinned(connectionId: string, remoteId: string): Task | undefined;
  isBinned(id: string): boolean;
  get(id: string): Task | undefined;
  /** Of several the one that was not given up. */
  findRemote(connectionId: string, remoteId: string): Task | undefined;
  /** All that are not finished. */
  open(): readonly Task[];
  /** Newest first; `before` is the id to go on from. */
  page(options: { readonly before?: string; readonly count: number }): readonly Task[];
  count(): number;
  /** What a query finds, newest first. */
  find(
    query: TaskQuery,
    range: { readonly offset: number; readonly count: number },
  ): readonly Task[];
  /** All that it finds, as numbers alone. */
  outline(query: TaskQuery): TaskOutline;
  countOf(query: TaskQuery): number;
  /** The ids alone of what a query finds, newest first. */
  idsOf(
    query: TaskQuery,
    range: { readonly offset: number; readonly count: number },
  ): readonly string[];
  /** How many of what a query finds are newer than a task; undefined when it does not find that task. */
  positionOf(query: TaskQuery, id: string): number | undefined;
  /** What was made from a task, and what was made from that, in order of creation. */
  descendants(id: string, limit: number): readonly Task[];
  /** Succeeded, with bytes still to be fetched; newest first. */
  wantingBytes(limit: number): readonly Task[];
  /** In the bin too: their pictures are wanted while they can come back. */
  starred(): readonly Task[];
  sending(): readonly SendingRow[];
  changesSince(revision: number): {
    readonly revision: number;
    readonly rows: readonly ChangedRow[];
  };
  /** Whether another window has written since this was last asked. Cheap. */
  hasChangedElsewhere(): boolean;
  /** Some window has written, perhaps this one. No timers behind it. */
  readonly onDidSignal: Event<void>;
  lease(name: string): Lease;
  /** This window, as it is written with what it makes. */
  readonly owner: string;
  /** False only when the process of another window is certainly gone. */
  isWindowAlive(owner: string): boolean;
  /** Held while this window has requests on their way: it tells that their sender is alive. */
  readonly presence: Lease;
}
