import type { Disposable } from '../base/disposables';
import { Emitter } from '../base/emitter';
import { isTerminal, type Task } from '../domain/task';
import type { Change, History } from './history/history';
import type { TaskStore } from './taskStore';

/**
 * Tells that a task has ended, in one window only: the one that made it, whichever window asks the gateway.
 * When that one is gone, the window that saw the end tells it.
 */
export class FinishNews implements Disposable {
  readonly #history: Pick<History, 'owner' | 'isWindowAlive'>;
  readonly #subscription: Disposable;
  readonly #didFinish = new Emitter<Task>();

  readonly onDidFinish = this.#didFinish.event;

  constructor(deps: {
    readonly store: TaskStore;
    readonly history: Pick<History, 'owner' | 'isWindowAlive'>;
  }) {
    this.#history = deps.history;
    this.#subscription = deps.store.onDidChange(({ task, before }) => {
      if (!task || !before || !hasEnded(before, task)) return;
      if (task.createdBy === this.#history.owner) this.#didFinish.fire(task);
    });
  }

  /** This window made the change. */
  seenHere({ before, after }: Required<Change>): void {
    const { createdBy } = after;
    if (!hasEnded(before, after) || createdBy === this.#history.owner) return;
    const isTold = createdBy !== undefined && this.#history.isWindowAlive(createdBy);
    if (!isTold) this.#didFinish.fire(after);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#didFinish.dispose();
  }
}

function hasEnded(before: Task, after: Task): boolean {
  return isTerminal(after.phase) && !isTerminal(before.phase);
}
