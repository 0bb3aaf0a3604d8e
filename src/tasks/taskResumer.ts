import type { Clock } from '../base/clock';
import type { Disposable } from '../base/disposables';
import type { Logger } from '../base/logger';
import type { Failure } from '../domain/failure';
import type { Task } from '../domain/task';
import type { History, SendingRow } from './history/history';
import type { TaskStore } from './taskStore';

/** Links older than this are dead: opening the picture asks for new ones, a start does not. */
const linkLifeMs = 3 * 24 * 3_600_000;
const mostDownloads = 200;
/** A sender's process may die while its lease still runs, so it is looked at again this soon. */
const lookAgainMs = 5_000;

/** What became of the tasks that another run of Easel left behind, before this one began or while it runs. */
export class TaskResumer implements Disposable {
  readonly #store: TaskStore;
  readonly #history: Pick<History, 'sending' | 'wantingBytes'>;
  readonly #keep: (task: Task) => void;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #subscription: Disposable;
  #forgetTimer: (() => void) | undefined;

  constructor(deps: {
    readonly store: TaskStore;
    readonly history: Pick<History, 'sending' | 'wantingBytes'>;
    readonly keep: (task: Task) => void;
    readonly clock: Clock;
    readonly logger: Logger;
  }) {
    this.#store = deps.store;
    this.#history = deps.history;
    this.#keep = deps.keep;
    this.#clock = deps.clock;
    this.#logger = deps.logger;
    this.#subscription = deps.store.onDidChange(({ task, before }) => {
      const isNew = task?.phase === 'sending' && before?.phase !== 'sending';
      if (isNew && !this.#forgetTimer) this.#attempt(() => this.#lookAgain(this.#others()));
    });
  }

  resume(): void {
    this.#findAbandoned();
    const now = this.#clock.now();
    for (const task of this.#history.wantingBytes(mostDownloads)) {
      if (now - (task.finishedAt ?? task.createdAt) < linkLifeMs) this.#keep(task);
    }
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#stopLooking();
  }

  /**
   * A request whose sender is gone may or may not have arrived. It is not sent again: a person decides. One
   * whose sender lives in another window is left alone, and looked at again until it has an answer. There is
   * no timer while no other window sends.
   */
  #findAbandoned(): void {
    const others = this.#others();
    const now = this.#clock.now();
    for (const { id } of others.filter(({ senderAliveUntil }) => senderAliveUntil === undefined)) {
      this.#logger.log('warn', 'task', 'A request was left without an answer', { task: id });
      this.#store.change([{ id, change: (task) => task && abandoned(task, now) }]);
    }
    this.#lookAgain(others.filter(({ senderAliveUntil }) => senderAliveUntil !== undefined));
  }

  #others(): readonly SendingRow[] {
    return this.#history.sending().filter(({ isOurs }) => !isOurs);
  }

  #lookAgain(others: readonly SendingRow[]): void {
    this.#stopLooking();
    if (others.length === 0) return;
    this.#forgetTimer = this.#clock.after(lookAgainMs, () => {
      this.#forgetTimer = undefined;
      if (!this.#attempt(() => this.#findAbandoned())) this.#lookAgain(others);
    });
  }

  #stopLooking(): void {
    this.#forgetTimer?.();
    this.#forgetTimer = undefined;
  }

  /** False when the history could not be read or written. */
  #attempt(work: () => void): boolean {
    try {
      work();
      return true;
    } catch (error) {
      this.#logger.log('warn', 'task', 'Could not look after requests', { error: String(error) });
      return false;
    }
  }
}

function abandoned(task: Task, nowMs: number): Task {
  if (task.phase !== 'sending') return task;
  const failure: Failure = { kind: 'timedOut', isRetryable: false, charged: 'unknown' };
  return { ...task, phase: 'unconfirmed', failure, movedAt: nowMs };
}
