import type { ProblemView } from '../protocol/views';
import type { HostApi } from './hostApi';

/** How long Undo is offered, in milliseconds. */
const undoMs = 10_000;

/** Takes tasks out of the history, and for a while offers to bring them back. */
export class TaskRemover {
  readonly #host: HostApi;
  readonly #onRemoved: (taskIds: readonly string[]) => void;
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
    this.#offer(reply.value.taskIds);
    return undefined;
  }

  async restore(taskIds: readonly string[]): Promise<ProblemView | undefined> {
    this.#offer([]);
    const reply = await this.#host.ask('tasks/restore', { taskIds });
    return reply.ok ? undefined : reply.problem;
  }

  #offer(taskIds: readonly string[]): void {
    clearTimeout(this.#timer);
    this.#onRemoved(taskIds);
    if (taskIds.length > 0) this.#timer = setTimeout(() => this.#onRemoved([]), undoMs);
  }
}
