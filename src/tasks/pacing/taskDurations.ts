import type { Disposable } from '../../base/disposables';
import type { Task } from '../../domain/task';
import type { TaskStore } from '../taskStore';
import { DurationSamples } from './durationSamples';
import { workKindOf } from './workKind';

/** So many of the newest tasks are read once; what ends later is added as it comes. */
const readAtFirst = 300;
/** What lay there for longer was asleep with its computer, not at work. */
const longestMs = 60 * 60_000;

/** What tasks of a kind usually take, from what this history has seen itself. Reads nothing before it is asked. */
export class TaskDurations implements Disposable {
  readonly #store: Pick<TaskStore, 'page' | 'onDidChange'>;
  readonly #samples = new Map<string, DurationSamples>();
  readonly #subscription: Disposable;
  #isRead = false;

  constructor(store: Pick<TaskStore, 'page' | 'onDidChange'>) {
    this.#store = store;
    this.#subscription = store.onDidChange(({ task, before }) => {
      if (this.#isRead && before && task && before.phase !== task.phase) this.#add(task);
    });
  }

  /** Undefined while too few have ended to tell. */
  of(task: Task): DurationSamples | undefined {
    this.#read();
    const samples = this.#samples.get(workKindOf(task));
    return samples?.isTelling ? samples : undefined;
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #read(): void {
    if (this.#isRead) return;
    this.#isRead = true;
    // Without what was, the steps by age hold, and what ends from now on is learnt all the same.
    void this.#store
      .page({ count: readAtFirst })
      .then((tasks) => tasks.toReversed().forEach((task) => this.#add(task)))
      .catch(() => undefined);
  }

  #add(task: Task): void {
    const { phase, acceptedAt, finishedAt, inputAnsweredAt, request } = task;
    // An imported task was begun nobody knows when.
    if (phase !== 'succeeded' || request.kind === 'import' || finishedAt === undefined) return;
    const from = inputAnsweredAt ?? acceptedAt;
    if (from === undefined || finishedAt <= from || finishedAt - from > longestMs) return;
    const kind = workKindOf(task);
    const samples = this.#samples.get(kind) ?? new DurationSamples();
    samples.add(finishedAt - from);
    this.#samples.set(kind, samples);
  }
}
