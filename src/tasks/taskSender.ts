import type { Clock } from '../base/clock';
import type { Disposable } from '../base/disposables';
import { Emitter } from '../base/emitter';
import type { Logger } from '../base/logger';
import { FailureError, invalid } from '../domain/failure';
import type { Task } from '../domain/task';
import type { SubmitOutcome } from '../providers/provider';
import type { Change, Edit } from './history/history';
import { OutcomeRecorder, type Settle } from './outcomeRecorder';
import type { Presence } from './presence';
import { settleOutcome, thrownOutcome } from './settleOutcome';
import type { TaskStore } from './taskStore';

export interface SentTask {
  /** As recorded before the request left. */
  readonly task: Task;
  /** As recorded after the gateway's answer, whatever it was. Never rejects. */
  readonly settled: Promise<Task>;
}

export interface Delivery {
  readonly id: string;
  /**
   * What has to be on disk before the request leaves. Whether it may leave is decided in here too: an edit
   * that throws undoes the others, and nothing is sent.
   */
  readonly record: readonly Edit[];
  /** Called once, and never again by a machine. */
  readonly call: () => Promise<SubmitOutcome>;
  /** How the answer changes the task; `settleOutcome` when absent. */
  readonly settle?: Settle;
}

/** The one place where money leaves: record first, then one call, then what it answered. */
export class TaskSender implements Disposable {
  readonly #store: TaskStore;
  readonly #presence: Presence;
  readonly #logger: Logger;
  readonly #recorder: OutcomeRecorder;
  readonly #underway = new Map<Promise<Task>, string>();
  readonly #didSettle = new Emitter<readonly Change[]>();

  readonly onDidSettle = this.#didSettle.event;

  constructor(deps: {
    readonly store: TaskStore;
    readonly presence: Presence;
    readonly clock: Clock;
    readonly logger: Logger;
    readonly newId: (nowMs: number) => string;
  }) {
    this.#store = deps.store;
    this.#presence = deps.presence;
    this.#logger = deps.logger;
    this.#recorder = new OutcomeRecorder(deps);
  }

  /** @throws when the record cannot be written: then nothing is sent */
  send(delivery: Delivery): SentTask {
    const [sent] = this.sendAll([delivery]);
    if (!sent) throw new FailureError(invalid('taskUnknown'));
    return sent;
  }

  /** Several at once: all are on disk before the first leaves. @throws when they cannot be: then nothing is sent */
  sendAll(deliveries: readonly Delivery[]): readonly SentTask[] {
    return this.#recordFirst(deliveries).map(({ task, delivery }) =>
      this.#sendRecorded(task, delivery),
    );
  }

  #sendRecorded(task: Task, delivery: Delivery): SentTask {
    const settled = this.#deliver(task, delivery).finally(() => {
      this.#underway.delete(settled);
      this.#presence.leave();
    });
    this.#underway.set(settled, task.id);
    return { task, settled };
  }

  /** Whether this window still waits for the answer to a task's request. */
  isUnderway(taskId: string): boolean {
    return [...this.#underway.values()].includes(taskId);
  }

  /** Resolves when every request underway has its answer on disk. */
  async flush(): Promise<void> {
    await Promise.all(this.#underway.keys());
  }

  dispose(): void {
    this.#recorder.dispose();
    this.#presence.dispose();
    this.#didSettle.dispose();
  }

  #recordFirst(deliveries: readonly Delivery[]) {
    let entered = 0;
    try {
      for (; entered < deliveries.length; entered++) this.#presence.enter();
      const changes = this.#store.change(deliveries.flatMap(({ record }) => record));
      return deliveries.map((delivery) => {
        const task = changes.find(({ after }) => after.id === delivery.id)?.after;
        if (!task) throw new FailureError(invalid('taskUnknown'));
        return { task, delivery };
      });
    } catch (error) {
      for (; entered > 0; entered--) this.#presence.leave();
      throw error;
    }
  }

  async #deliver(task: Task, delivery: Delivery): Promise<Task> {
    const outcome = await delivery.call().catch((error: unknown) => {
      this.#logger.log('error', 'task', 'A call threw', { task: task.id, error: String(error) });
      return thrownOutcome(error);
    });
    const settle = delivery.settle ?? settleOutcome;
    const changes = await this.#recorder.record(task.id, outcome, settle);
    if (changes.length > 0) this.#didSettle.fire(changes);
    return changes.find(({ after }) => after.id === task.id)?.after ?? task;
  }
}
