import type { ProblemView } from '../protocol/views';
import type { HostApi } from './hostApi';

/** How long Undo is offered, in milliseconds. */
const undoMs = 10_000;

/**
 * Takes tasks out of the history, and for a while offers to bring them back. What is removed while an offer stands
 * joins it: there is one Undo, it says how many come back, and an earlier slip is not lost to a later one.
 */
export class TaskRemover {
  readonly #host: HostApi;
  readonly #onRemoved: (taskIds: readonly string[]) => void;
  #offered: readonly string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onRemoved told which tasks can be brought back now; [] when none can any more */
  constructor(host: HostApi, onRemoved: (taskIds: readonly string[]) => void) {
    this.#host = host;
    this.#onRemoved = onRemoved;
  }

  /** Returns what the host had against it. */
  async remove(taskIds: readonly string[]): Promise<ProblemView | undefined> {
    const reply = await this.#host.ask('tasks/forget', { taskIds });
    if (!reply.ok) return reply.problem;
    if (reply.value.taskIds.length > 0) {
      this.#offer([...new Set([...this.#offered, ...reply.value.taskIds])]);
    }
    return undefined;
  }

  /** All that is offered. */
  async restore(): Promise<ProblemView | undefined> {
    const taskIds = this.#offered;
    if (taskIds.length === 0) return undefined;
    this.#offer([]);
    const reply = await this.#host.ask('tasks/restore', { taskIds });
    return reply.ok ? undefined : reply.problem;
  }

  #offer(taskIds: readonly string[]): void {
    clearTimeout(this.#timer);
    this.#offered = taskIds;
    this.#onRemoved(taskIds);
    if (taskIds.length > 0) this.#timer = setTimeout(() => this.#offer([]), undoMs);
  }
}
