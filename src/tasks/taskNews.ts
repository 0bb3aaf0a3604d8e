import type { Disposable } from '../base/disposables';
import { Emitter } from '../base/emitter';
import { isTerminal, type Task } from '../domain/task';
import type { Change, History } from './history/history';
import type { TaskStore } from './taskStore';

/**
 * Tells that a task has ended, or has begun to wait for a person, in one window only: the one that made it,
 * whichever window asks the gateway. When that one is gone, the window that saw it tells it.
 */
export class TaskNews implements Disposable {
  readonly #history: Pick<History, 'owner' | 'isWindowAlive'>;
  readonly #subscription: Disposable;
  readonly #didFinish = new Emitter<Task>();
  readonly #didAsk = new Emitter<Task>();

  readonly onDidFinish = this.#didFinish.event;
  readonly onDidAsk = this.#didAsk.event;

  constructor(deps: {
    readonly store: TaskStore;
    readonly history: Pick<History, 'owner' | 'isWindowAlive'>;
  }) {
    this.#history = deps.history;
    this.#subscription = deps.store.onDidChange(({ task, before }) => {
      if (!task || !before) return;
      if (task.createdBy === this.#history.owner) this.#newsOf(before, task)?.fire(task);
    });
  }

  /** This window made the change. */
  seenHere({ before, after }: Required<Change>): void {
    const { createdBy } = after;
    const news = this.#newsOf(before, after);
    if (!news || createdBy === this.#history.owner) return;
    const isTold = createdBy !== undefined && this.#history.isWindowAlive(createdBy);
    if (!isTold) news.fire(after);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#didFinish.dispose();
    this.#didAsk.dispose();
  }

  #newsOf(before: Task, after: Task): Emitter<Task> | undefined {
    if (isTerminal(after.phase)) return isTerminal(before.phase) ? undefined : this.#didFinish;
    const asks = after.phase === 'needsInput' && before.phase !== 'needsInput';
    return asks ? this.#didAsk : undefined;
  }
}
