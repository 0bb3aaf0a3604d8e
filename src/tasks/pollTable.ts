import type { Clock } from '../base/clock';
import { isObservable, type Task } from '../domain/task';
import { ConnectionHealth } from './connectionHealth';
import { newWatch, type Watch } from './judgeAnswer';
import { Pacing } from './pacing/pacing';
import type { TaskDurations } from './pacing/taskDurations';
import { intervalFor, type PollPlan } from './pollPlan';
import type { TaskChange, TaskStore } from './taskStore';

/** Which task is to be asked about when, and which gateway may be asked. Knows no timers and asks nothing. */
export class PollTable {
  readonly #store: TaskStore;
  readonly #clock: Clock;
  readonly #plan: PollPlan;
  readonly #isReachable: (connectionId: string) => boolean;
  readonly #durations: TaskDurations;
  readonly #pacings = new Map<string, Pacing>();
  readonly #watches = new Map<string, Watch>();
  readonly #health = new Map<string, ConnectionHealth>();

  constructor(deps: {
    readonly store: TaskStore;
    readonly clock: Clock;
    readonly plan: PollPlan;
    /** Whether the gateway a task was sent to is still set up. */
    readonly isReachable: (connectionId: string) => boolean;
    readonly durations: TaskDurations;
  }) {
    this.#store = deps.store;
    this.#clock = deps.clock;
    this.#plan = deps.plan;
    this.#isReachable = deps.isReachable;
    this.#durations = deps.durations;
  }

  /** A task came, went or changed its phase, here or in another window. */
  notice({ task, before }: TaskChange): void {
    if (!task || !isObservable(task)) {
      const id = (task ?? before)?.id;
      if (id !== undefined) this.#watches.delete(id);
    } else if (task.phase !== before?.phase) {
      this.#hurry(task.id, this.#watches.get(task.id) ?? newWatch(Infinity), this.#firstMs(task));
    }
  }

  /** Everything soon, and refusals forgotten. Returns the gateways whose pause this ends. */
  wake(): readonly string[] {
    for (const [id, watch] of this.#watches) this.#hurry(id, watch, this.#plan.firstMs);
    for (const pacing of this.#pacings.values()) pacing.rested();
    const now = this.#clock.now();
    return [...this.#health].flatMap(([connectionId, health]) =>
      health.wake(now, this.#plan.firstMs) ? [connectionId] : [],
    );
  }

  /** By gateway, the earliest moment at which it has something to be asked. */
  dueTimes(): ReadonlyMap<string, number> {
    const now = this.#clock.now();
    const times = new Map<string, number>();
    for (const [connectionId, tasks] of this.#byConnection()) {
      const dueAt = this.pacingOf(connectionId).dueAt(this.#watched(tasks), now);
      times.set(connectionId, Math.max(dueAt, this.healthOf(connectionId).notBefore));
    }
    for (const [connectionId, pacing] of this.#pacings) {
      if (!times.has(connectionId)) pacing.rested();
    }
    return times;
  }

  /** What to ask now, one list a gateway: what is due, and with it what will be soon. */
  batches(nowMs: number): readonly (readonly Task[])[] {
    return [...this.#byConnection()].flatMap(([connectionId, tasks]) => {
      if (this.healthOf(connectionId).notBefore > nowMs) return [];
      const pacing = this.pacingOf(connectionId);
      const watched = this.#watched(tasks);
      if (pacing.dueAt(watched, nowMs) > nowMs) return [];
      const worth = new Set(pacing.worthAsking(watched, nowMs));
      const soon = watched.filter((each) => {
        const rideMs = this.#intervalFor(each.task, nowMs) * this.#plan.rideAlongShare;
        return each.watch.dueAt <= nowMs + rideMs || worth.has(each);
      });
      return [(soon.length > 0 ? soon : watched).map(({ task }) => task)];
    });
  }

  watchOf(taskId: string): Watch {
    const known = this.#watches.get(taskId) ?? newWatch(this.#clock.now() + this.#plan.firstMs);
    this.#watches.set(taskId, known);
    return known;
  }

  /** When the gateway last told something of each, by local id; without those of which it has told nothing yet. */
  answeredAt(tasks: readonly Task[]): ReadonlyMap<string, number> {
    const times = tasks.map(({ id }) => [id, this.watchOf(id).answeredAt] as const);
    return new Map(times.flatMap(([id, at]) => (at === undefined ? [] : [[id, at] as const])));
  }

  /** After an answer: what was learnt of a task, and when to ask again. */
  asked(taskId: string, watch: Watch): void {
    const task = this.#store.peek(taskId);
    const now = this.#clock.now();
    if (!task || !isObservable(task)) this.#watches.delete(taskId);
    else this.#watches.set(taskId, { ...watch, dueAt: now + this.#intervalFor(task, now) });
  }

  healthOf(connectionId: string): ConnectionHealth {
    const known = this.#health.get(connectionId) ?? new ConnectionHealth();
    this.#health.set(connectionId, known);
    return known;
  }

  pacingOf(connectionId: string): Pacing {
    const known = this.#pacings.get(connectionId) ?? new Pacing(this.#durations, this.#plan);
    this.#pacings.set(connectionId, known);
    return known;
  }

  #byConnection(): ReadonlyMap<string, readonly Task[]> {
    return Map.groupBy(this.#askable(), ({ connectionId }) => connectionId);
  }

  #watched(tasks: readonly Task[]) {
    return tasks.map((task) => ({ task, watch: this.watchOf(task.id) }));
  }

  #intervalFor(task: Task, nowMs: number): number {
    return intervalFor(task, nowMs, this.#plan, this.pacingOf(task.connectionId).isExpected(task));
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

  /** Whether a gateway refuses a task at once is seen a little later where its end is far. */
  #firstMs(task: Task): number {
    return this.pacingOf(task.connectionId).isExpected(task)
      ? this.#plan.expectedFirstMs
      : this.#plan.firstMs;
  }

  #hurry(taskId: string, watch: Watch, inMs: number): void {
    const soon = this.#clock.now() + inMs;
    this.#watches.set(taskId, { ...watch, dueAt: Math.min(watch.dueAt, soon) });
  }
}
