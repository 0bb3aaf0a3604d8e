import type { Disposable } from '../../base/disposables';
import { isTerminal, workBeganAt, type Task } from '../../domain/task';
import type { TaskStore } from '../taskStore';
import { DurationSamples } from './durationSamples';
import { workKindOf } from './workKind';

/** So many of the newest tasks are read once; what ends later is added as it comes. */
const readAtFirst = 300;
/** What took longer was not at work all the time; what nobody watched has `tookMs`. */
const longestMs = 60 * 60_000;

/** What tasks of a kind usually take, from what this history has seen itself. Reads nothing before it is asked. */
export class TaskDurations implements Disposable {
  readonly #store: Pick<TaskStore, 'page' | 'onDidChange'>;
  readonly #samples = new Map<string, DurationSamples>();
  readonly #subscription: Disposable;
  #isRead = false;
  /** What ended while the newest were being read: it may be among them. */
  #endedMeanwhile: Task[] | undefined;
  /** Those that were read as ended: that another window ended them may be told only afterwards. */
  readonly #readIds = new Set<string>();

  constructor(store: Pick<TaskStore, 'page' | 'onDidChange'>) {
    this.#store = store;
    this.#subscription = store.onDidChange(({ task, before }) => {
      if (!this.#isRead || !before || !task || before.phase === task.phase) return;
      if (this.#endedMeanwhile) this.#endedMeanwhile.push(task);
      else if (!this.#readIds.delete(task.id)) this.#add(task);
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
    const meanwhile = (this.#endedMeanwhile = []) as Task[];
    // Without what was, the steps by age hold, and what ends from now on is learnt all the same.
    void this.#store
      .page({ count: readAtFirst })
      .catch(() => [])
      .then((tasks) => {
        const later = new Set(meanwhile.map(({ id }) => id));
        for (const task of tasks.toReversed()) {
          if (later.has(task.id)) continue;
          this.#add(task);
          if (isTerminal(task.phase)) this.#readIds.add(task.id);
        }
        for (const task of meanwhile) this.#add(task);
        this.#endedMeanwhile = undefined;
      });
  }

  #add(task: Task): void {
    // An imported task was begun nobody knows when.
    if (task.phase !== 'succeeded' || task.request.kind === 'import') return;
    const tookMs = tookMsOf(task);
    if (tookMs === undefined || tookMs <= 0 || tookMs > longestMs) return;
    const kind = workKindOf(task);
    const samples = this.#samples.get(kind) ?? new DurationSamples();
    samples.add(tookMs);
    this.#samples.set(kind, samples);
  }
}

function tookMsOf(task: Task): number | undefined {
  const { tookMs, finishedAt } = task;
  if (tookMs !== undefined) return tookMs === 'unseen' ? undefined : tookMs;
  return finishedAt === undefined ? undefined : finishedAt - workBeganAt(task);
}
