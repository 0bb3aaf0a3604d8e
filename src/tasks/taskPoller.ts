import type { Clock } from '../base/clock';
import { DisposableStore, type Disposable } from '../base/disposables';
import { Emitter } from '../base/emitter';
import type { Logger } from '../base/logger';
import { isFailureError, type Failure } from '../domain/failure';
import type { PictureRef } from '../domain/request';
import type { Task } from '../domain/task';
import type { Provider } from '../providers/provider';
import { askGateway, type Advance } from './askGateway';
import type { Connections } from './connections';
import type { Lease } from './history/history';
import type { TaskDurations } from './pacing/taskDurations';
import { PollLeases } from './pollLeases';
import { defaultPollPlan, type PollPlan } from './pollPlan';
import { PollTable } from './pollTable';
import { ProviderCalls } from './providerCalls';
import type { TaskStore } from './taskStore';

export interface Pause {
  readonly connectionId: string;
  readonly failure: Failure;
}

/** After a beat that went wrong on this side, such as a full disk. */
const restMs = 10_000;

/**
 * One loop for all open tasks: one timer, one question a gateway, no matter how many tasks. Without open
 * tasks there is no timer at all. Of several windows only the holder of a gateway's lease asks it.
 */
export class TaskPoller implements Disposable {
  readonly #store: TaskStore;
  readonly #calls: ProviderCalls;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #leases: PollLeases;
  readonly #plan: PollPlan;
  readonly #random: () => number;
  readonly #table: PollTable;
  readonly #abort = new AbortController();
  readonly #disposables = new DisposableStore();
  readonly #didAdvance = this.#disposables.add(new Emitter<readonly Advance[]>());
  readonly #didPause = this.#disposables.add(new Emitter<Pause>());
  readonly #didResume = this.#disposables.add(new Emitter<string>());
  #forgetTimer: (() => void) | undefined;
  #isAsking = false;
  #restUntil = 0;

  readonly onDidAdvance = this.#didAdvance.event;
  /** A gateway refuses the key. Said once; tasks stay as they are until `wake()`. */
  readonly onDidPause = this.#didPause.event;
  /** A pause has ended: this gateway, by its connection's id, is asked again. */
  readonly onDidResume = this.#didResume.event;

  constructor(deps: {
    readonly store: TaskStore;
    readonly providers: ReadonlyMap<string, Provider>;
    readonly connections: Connections;
    readonly readPicture: (picture: PictureRef) => Promise<Uint8Array>;
    readonly clock: Clock;
    readonly logger: Logger;
    readonly lease: Lease;
    readonly durations: TaskDurations;
    readonly plan?: PollPlan;
    /** From 0 to 1. */
    readonly random?: () => number;
  }) {
    this.#store = deps.store;
    this.#calls = new ProviderCalls(deps);
    this.#clock = deps.clock;
    this.#logger = deps.logger;
    this.#leases = new PollLeases(deps);
    this.#plan = deps.plan ?? defaultPollPlan;
    this.#random = deps.random ?? Math.random;
    this.#table = new PollTable({
      store: deps.store,
      clock: deps.clock,
      plan: this.#plan,
      isReachable: (id) => this.#calls.find(id, this.#abort.signal) !== undefined,
      durations: deps.durations,
    });
    const subscription = this.#store.onDidChange((change) => {
      this.#table.notice(change);
      this.#schedule();
    });
    this.#disposables.add(subscription);
    this.#schedule();
  }

  /** The key or the gateway changed, or somebody asked: forget refusals and ask soon. */
  wake(): void {
    const resumed = this.#table.wake();
    this.#restUntil = 0;
    this.#schedule();
    for (const connectionId of resumed) this.#didResume.fire(connectionId);
  }

  /** Why a gateway is not asked at all at the moment; undefined when it is. */
  pausedFailure(connectionId: string): Failure | undefined {
    return this.#table.healthOf(connectionId).paused;
  }

  dispose(): void {
    this.#abort.abort();
    this.#forgetTimer?.();
    this.#forgetTimer = undefined;
    this.#disposables.dispose();
    this.#leases.settle(new Map());
  }

  #schedule(): void {
    if (this.#isAsking || this.#abort.signal.aborted) return;
    this.#forgetTimer?.();
    this.#forgetTimer = undefined;
    const dueTimes = this.#table.dueTimes();
    if (dueTimes.size === 0) {
      this.#leases.settle(dueTimes);
      return;
    }
    const at = Math.max(Math.min(...dueTimes.values()), this.#restUntil);
    this.#forgetTimer = this.#clock.after(Math.max(0, at - this.#clock.now()), () => {
      this.#forgetTimer = undefined;
      void this.#beat(at);
    });
  }

  /** @param plannedAt counts as now, even when the clock was set back since */
  async #beat(plannedAt: number): Promise<void> {
    this.#isAsking = true;
    let stopRenewing: (() => void) | undefined;
    try {
      this.#store.sync();
      const nowMs = Math.max(this.#clock.now(), plannedAt);
      const ours = this.#table.batches(nowMs).filter((tasks) => this.#isOurs(tasks));
      stopRenewing = this.#leases.renew();
      await Promise.all(ours.map((tasks) => this.#ask(tasks)));
    } catch (error) {
      this.#logger.log('error', 'poll', 'A beat failed', { error: String(error) });
      this.#restUntil = this.#clock.now() + restMs;
    } finally {
      stopRenewing?.();
      this.#isAsking = false;
      if (!this.#abort.signal.aborted) this.#leases.settle(this.#table.dueTimes());
      this.#schedule();
    }
  }

  /** Whether this window is the one that asks the gateway of these tasks. */
  #isOurs([first]: readonly Task[]): boolean {
    if (!first) return false;
    const tryAgainAt = this.#leases.take(first.connectionId);
    if (tryAgainAt === undefined) return true;
    this.#table.healthOf(first.connectionId).leaveToOthers(tryAgainAt);
    return false;
  }

  async #ask(tasks: readonly Task[]): Promise<void> {
    const connectionId = tasks[0]?.connectionId ?? '';
    const health = this.#table.healthOf(connectionId);
    const limit = new AbortController();
    const forgetLimit = this.#clock.after(this.#plan.answerMs, () => limit.abort());
    const signal = AbortSignal.any([this.#abort.signal, limit.signal]);
    try {
      const call = this.#calls.require(connectionId, signal);
      const asking = {
        store: this.#store,
        table: this.#table,
        clock: this.#clock,
        plan: this.#plan,
      };
      const answeredAt = this.#table.answeredAt(tasks);
      const advances = await untilAborted(askGateway(tasks, call, asking), signal);
      const moved = advances.filter(({ before, after }) => before !== after);
      const since = moved.flatMap(({ after }) => answeredAt.get(after.id) ?? []);
      const pacing = this.#table.pacingOf(connectionId);
      pacing.answered(this.#clock.now(), since);
      const { minPollIntervalMs } = call.provider.capabilities;
      health.answered(this.#clock.now(), pacing.pauseMs(minPollIntervalMs));
      if (advances.length > 0) this.#didAdvance.fire(advances);
    } catch (error) {
      if (this.#abort.signal.aborted) return;
      const failure = limit.signal.aborted ? timedOut : failureOf(error);
      this.#logger.log('warn', 'poll', 'No answer about tasks', { error: String(error) });
      if (health.failed(failure, this.#clock.now(), this.#random(), this.#plan)) {
        this.#didPause.fire({ connectionId, failure });
      }
    } finally {
      forgetLimit();
    }
  }
}

const timedOut: Failure = { kind: 'timedOut', isRetryable: true, charged: 'no' };

function failureOf(error: unknown): Failure {
  if (isFailureError(error)) return error.failure;
  return { kind: 'badReply', isRetryable: true, charged: 'no' };
}

/** A provider that does not listen to its signal must not stop the loop for good. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    work.then(resolve, reject);
  });
}
