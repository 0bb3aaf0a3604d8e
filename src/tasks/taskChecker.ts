import type { Clock } from '../base/clock';
import { isFailureError } from '../domain/failure';
import { isTerminal, withoutUndefined, type Observation, type Task } from '../domain/task';
import { applyObservation } from './applyObservation';
import type { Change } from './history/history';
import { endUnseen } from './pacing/endUnseen';
import { requireKey, type ProviderCall } from './providerCalls';
import type { TaskStore } from './taskStore';

/** What a gateway could tell of a task: it has it, it does not have it, or it does not answer such questions. */
export type CheckResult = 'found' | 'notFound' | 'cannotTell';

interface Checked {
  readonly result: CheckResult;
  readonly changes: readonly Change[];
}

/** Asks at once what became of one task, also of one whose request got no answer. Sends nothing that costs. */
export class TaskChecker {
  readonly #store: TaskStore;
  readonly #clock: Clock;

  constructor(deps: { readonly store: TaskStore; readonly clock: Clock }) {
    this.#store = deps.store;
    this.#clock = deps.clock;
  }

  /** @throws FailureError when the gateway does not answer */
  async check(task: Task, call: ProviderCall): Promise<Checked> {
    await requireKey(call.context.connection);
    if (task.remoteId !== undefined) return this.#observe(task, call);
    if (task.phase !== 'unconfirmed') return { result: 'cannotTell', changes: [] };
    return this.#findSent(task, call);
  }

  async #observe(task: Task, { provider, context }: ProviderCall): Promise<Checked> {
    const seen = (await provider.observe([task], context)).get(task.id);
    if (seen === undefined) return { result: 'cannotTell', changes: [] };
    if (seen === 'notFound') return { result: 'notFound', changes: [] };
    return this.#found(task.id, task.remoteId, seen);
  }

  async #findSent(task: Task, { provider, context }: ProviderCall): Promise<Checked> {
    try {
      if (!provider.findSent) return { result: 'cannotTell', changes: [] };
      const sent = await provider.findSent(task.id, context);
      if (!sent) return { result: 'notFound', changes: [] };
      return this.#found(task.id, sent.remoteId, sent.observation);
    } catch (error) {
      if (!isFailureError(error) || error.failure.kind !== 'notOffered') throw error;
      return { result: 'cannotTell', changes: [] };
    }
  }

  #found(id: string, remoteId: string | undefined, seen: Observation): Checked {
    const now = this.#clock.now();
    const changes = this.#store.change([
      {
        id,
        change: (task) => {
          // Its answer came late after all, or a person in another window has decided.
          if (!task || isTerminal(task.phase)) return undefined;
          if (task.remoteId !== undefined && task.remoteId !== remoteId) return undefined;
          const adopted = withoutUndefined<Task>({
            ...task,
            remoteId,
            // Nobody saw it accepted; it has been at work since it was sent, not since it was looked for.
            acceptedAt: task.acceptedAt ?? task.createdAt,
          });
          return endUnseen(applyObservation(adopted, seen, now).task, seen);
        },
      },
    ]);
    return { result: 'found', changes };
  }
}
