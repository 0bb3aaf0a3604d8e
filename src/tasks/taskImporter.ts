import { FailureError, invalid } from '../domain/failure';
import type { Task } from '../domain/task';
import { applyObservation } from './applyObservation';
import type { AssetKeeper } from './assetKeeper';
import type { Edit } from './history/history';
import { newTask, type Birth } from './newTask';
import { endUnseen } from './pacing/endUnseen';
import { requireKey, type ProviderCall } from './providerCalls';
import type { TaskStore } from './taskStore';

/** Brings in tasks made elsewhere, as the gateway tells them. Costs nothing: only a question is sent. */
export class TaskImporter {
  readonly #store: TaskStore;
  readonly #keeper: AssetKeeper;
  readonly #birth: () => Birth;

  constructor(deps: {
    readonly store: TaskStore;
    readonly keeper: AssetKeeper;
    readonly birth: () => Birth;
  }) {
    this.#store = deps.store;
    this.#keeper = deps.keeper;
    this.#birth = deps.birth;
  }

  /**
   * One that is here already is not doubled, and one that lies in the bin comes back as it was: who types its ID
   * wants it, and not a second one without its star and its family. @throws FailureError `notFound`
   */
  async import(typedId: string, call: ProviderCall): Promise<Task> {
    const remoteId = typedId.trim();
    if (remoteId === '') throw new FailureError(invalid('taskUnknown'));
    const { id } = call.context.connection;
    const known = await this.#store.findRemote(id, remoteId);
    if (known && isWorthKeeping(known)) return known;
    const binned = known ? undefined : await this.#store.findBinned(id, remoteId);
    const [restored] =
      binned && isWorthKeeping(binned) ? await this.#store.restore([binned.id]) : [];
    if (!restored) return this.importAnew(remoteId, call);
    this.#keeper.keep(restored);
    return restored;
  }

  /**
   * @param also recorded with it, or nothing is
   * @throws FailureError `notFound` when the gateway does not know it: then nothing is recorded
   */
  async importAnew(
    remoteId: string,
    { provider, context }: ProviderCall,
    also: readonly Edit[] = [],
  ): Promise<Task> {
    const { connection } = context;
    await requireKey(connection);
    const seen = await provider.find(remoteId, context);
    if (!seen) throw new FailureError({ kind: 'notFound', isRetryable: false, charged: 'no' });
    const birth = this.#birth();
    const fresh: Task = {
      ...newTask({ ...birth, connection, request: { kind: 'import', remoteId } }),
      phase: 'queued',
      remoteId,
      acceptedAt: birth.nowMs,
    };
    const task = endUnseen(applyObservation(fresh, seen, birth.nowMs).task, seen);
    this.#store.change([...also, { id: task.id, change: () => task }]);
    this.#keeper.keep(task);
    return task;
  }
}

/** Of one that was lost or left alone the gateway may know more than we do. */
function isWorthKeeping({ phase, isUnwatched }: Task): boolean {
  return phase !== 'lost' && isUnwatched !== true;
}
