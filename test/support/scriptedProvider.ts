import type { Asset, KeepableAsset } from '../../src/domain/asset';
import { FailureError, type FailureKind } from '../../src/domain/failure';
import type { ComposedRequest } from '../../src/domain/request';
import type { Observation, Task } from '../../src/domain/task';
import type {
  CallContext,
  ConnectionReport,
  InputAnswer,
  Provider,
  ProviderCapabilities,
  SubmitOutcome,
} from '../../src/providers/provider';

type Answer = Observation | 'notFound';

/** A gateway in memory, behind our own contract: a test says what it answers and reads what it was asked. */
export class ScriptedProvider implements Provider {
  readonly id = 'scripted';
  readonly displayName = 'Scripted';
  capabilities: ProviderCapabilities = {
    requestKinds: ['imagine', 'blend', 'describe', 'action', 'import'],
    canCancel: false,
    canRefreshLinks: true,
    canGetSeed: true,
    canUpload: false,
    observeBatchSize: 50,
    minPollIntervalMs: 1_000,
  };

  /** Ids of each `observe`, in order. */
  readonly observed: string[][] = [];
  readonly submitted: string[] = [];
  readonly acted: string[] = [];
  readonly answeredWith: InputAnswer[] = [];
  refreshes = 0;
  /** Remote ids of each `cancel`, in order. */
  readonly cancelled: string[] = [];
  /** Thrown by `cancel` while set. */
  cancelFailure: FailureError | undefined;

  /** By remote id; a task that is not in here is running. */
  readonly answers = new Map<string, Answer>();
  /** Thrown by `observe` while set. */
  observeFailure: FailureKind | undefined;
  /** Waited for by `observe`, to see that beats do not overlap. */
  observeGate: Promise<void> = Promise.resolve();
  outcome: (localId: string) => Promise<SubmitOutcome> = (localId) =>
    Promise.resolve({ kind: 'accepted', remoteIds: [`r-${localId}`], phase: 'queued' });
  freshAssets: readonly Asset[] = [];
  /** By local id, what `findSent` finds; undefined: this gateway cannot tell. */
  sent: Map<string, { remoteId: string; observation: Observation }> | undefined = new Map();
  /** Base URLs of the gateways that were sent something. */
  readonly sentTo: string[] = [];

  async submit(
    _request: ComposedRequest,
    localId: string,
    { connection }: CallContext,
  ): Promise<SubmitOutcome> {
    this.submitted.push(localId);
    this.sentTo.push(connection.id);
    return this.outcome(localId);
  }

  async act(_task: Task, actionId: string, localId: string): Promise<SubmitOutcome> {
    this.acted.push(actionId);
    return this.outcome(localId);
  }

  async answer(task: Task, answer: InputAnswer): Promise<SubmitOutcome> {
    this.answeredWith.push(answer);
    return this.outcome(task.id);
  }

  async observe(tasks: readonly Task[]): Promise<ReadonlyMap<string, Answer>> {
    this.observed.push(tasks.map(({ id }) => id));
    await this.observeGate;
    if (this.observeFailure) throw failure(this.observeFailure);
    const running: Answer = { phase: 'running' };
    return new Map(
      tasks.map((task) => [task.id, this.answers.get(task.remoteId ?? '') ?? running]),
    );
  }

  find(remoteId: string): Promise<Observation | undefined> {
    const answer = this.answers.get(remoteId);
    return Promise.resolve(answer === 'notFound' ? undefined : answer);
  }

  findSent(localId: string) {
    if (!this.sent) return Promise.reject(failure('notOffered'));
    return Promise.resolve(this.sent.get(localId));
  }

  cancel({ remoteId = '' }: Task): Promise<void> {
    this.cancelled.push(remoteId);
    return this.cancelFailure ? Promise.reject(this.cancelFailure) : Promise.resolve();
  }

  refreshLinks(): Promise<readonly Asset[]> {
    this.refreshes += 1;
    return Promise.resolve(this.freshAssets);
  }

  getSeed(): Promise<string> {
    return Promise.resolve('0012345678901234567');
  }

  portableData?: (providerData: unknown) => unknown;

  linksFor(_task: Task, asset: KeepableAsset): readonly string[] {
    return [asset.url];
  }

  checkConnection(_context: CallContext): Promise<ConnectionReport> {
    return Promise.resolve({ isReachable: true, details: [] });
  }
}

export function failure(kind: FailureKind): FailureError {
  return new FailureError({ kind, isRetryable: false, charged: 'no' });
}
