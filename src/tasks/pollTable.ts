import type { Clock } from '../base/clock';
import { isObservable, type Task } from '../domain/task';
import { ConnectionHealth } from './connectionHealth';
import { newWatch, type Watch } from './judgeAnswer';
import { intervalFor, type PollPlan } from './pollPlan';
import type { TaskChange, TaskStore } from './taskStore';

/** Which task is to be asked about when, and which gateway may be asked. Knows no timers and asks nothing. */
export class PollTable {
  readonly #store: TaskStore;
  readonly #clock: Clock;
  readonly #plan: PollPlan;
  readonly #isReachable: (connectionId: string) => boolean;
  readonly #watches = new Map<string, Watch>();
  readonly #health = new Map<string, ConnectionHealth>();

  constructor(deps: {
    readonly store: TaskStore;
    readonly clock: Clock;
    readonly plan: PollPlan;
    /** Whether the gateway a task was sent to is still set up. */
    readonly isReachable: (connectionId: string) => boolean;
  }) {
    this.#store = deps.store;
    this.#clock = deps.clock;
    this.#plan = deps.plan;
    this.#isReachable = deps.isReachable;
  }

  /** A task came, went or changed its phase, here or in another window. */
  notice({ task, before }: TaskChange): void {
    if (!task || !isObservable(task)) {
      const id = (task ?? before)?.id;
      if (id !== undefined) this.#watches.delete(id);
    } else if (task.phase !== before?.phase) {
      this.#hurry(task.id, this.watchOf(task.id));
    }
  }

  /** Everything soon, and refusals forgotten. Returns the gateways whose pause this ends. */
  wake(): readonly string[] {
    for (const [id, watch] of this.#watches) this.#hurry(id, watch);
    const now = this.#clock.now();
    return [...this.#health].flatMap(([connectionId, health]) =>
      health.wake(now, this.#plan.firstMs) ? [connectionId] : [],
    );
  }

  /** By gateway, the earliest moment at which it has something to be asked. */
  dueTimes(): ReadonlyMap<string, number> {
    const times = new Map<string, number>();
    for (const { id, connectionId } of this.#askable()) {
      const { notBefore } = this.healthOf(connectionId);
      const dueAt = Math.max(this.watchOf(id).dueAt, notBefore);
      times.set(connectionId, Math.min(times.get(connectionId) ?? dueAt, dueAt));
    }
    return times;
  }

  /** What to ask now, one list a gateway: what is due, and with it what will be soon. */
  batches(nowMs: number): readonly (readonly Task[])[] {
    const askable = this.#askable().filter(
      ({ connectionId }) => this.healthOf(connectionId).notBefore <= nowMs,
    );
    const byConnection = Map.groupBy(askable, ({ connectionId }) => connectionId);
    return [...byConnection.values()].flatMap((tasks) => {
      if (!tasks.some((task) => this.watchOf(task.id).dueAt <= nowMs)) return [];
      const soon = tasks.filter((task) => {
        const rideMs = intervalFor(task, nowMs, this.#plan) * this.#plan.rideAlongShare;
        return this.watchOf(task.id).dueAt <= nowMs + rideMs;
      });
      return [soon];
    });
  }

  watchOf(taskId: string): Watch {
    const known = this.#watches.get(taskId) ?? newWatch(this.#clock.now() + this.#plan.firstMs);
    this.#watches.set(taskId, known);
    return known;
  }

  /** After an answer: what was learnt of a task, and when to ask again. */
  asked(taskId: string, watch: Watch): void {
    const task = this.#store.peek(taskId);
    const now = this.#clock.now();
    if (!task || !isObservable(task)) this.#watches.delete(taskId);
    else this.#watches.set(taskId, { ...watch, dueAt: now + intervalFor(task, now, this.#plan) });
  }

  healthOf(connectionId: string): ConnectionHealth {
    const known = this.#health.get(connectionId) ?? new ConnectionHealth();
    this.#health.set(connectionId, known);
    return known;
  }

  #askable(): readonly Task[] {
    return this.#store
      .open()
      .filter(
        (task) =>
          isObservable(task) &&
          this.#isReachable(task.connectionId) &&
          !this.healthOf(task.connectionId).paused,
      );
  }

  #hurry(taskId: string, watch: Watch): void {
    const soon = this.#clock.now() + this.#plan.firstMs;
    this.#watches.set(taskId, { ...watch, dueAt: Math.min(watch.dueAt, soon) });
  }
}
