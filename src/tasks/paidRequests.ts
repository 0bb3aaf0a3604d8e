import type { Clock } from '../base/clock';
import type { Logger } from '../base/logger';
import { FailureError, invalid } from '../domain/failure';
import { checkRequest, type ComposedRequest } from '../domain/request';
import type { Task } from '../domain/task';
import type { InputAnswer } from '../providers/provider';
import { answered, soundAnswer } from './answerTask';
import type { Edit } from './history/history';
import { newTask, parentOf, requestOf, type Birth } from './newTask';
import { notOffered, requireOffered } from './notOffered';
import { pressable, pressOf } from './pressEdits';
import { withKey, type ProviderCall, type ProviderCalls } from './providerCalls';
import { settleAnswer } from './settleOutcome';
import type { Delivery, SentTask, TaskSender } from './taskSender';
import type { TaskStore } from './taskStore';

/** Of what is sent anew. */
interface Again {
  /** Recorded with it, or nothing is sent. */
  readonly also?: readonly Edit[];
  /** What was written into a window the last time. */
  readonly typedBefore?: string | undefined;
}

/**
 * What costs money: a composed request, a pressed button, an answer. What can be known beforehand is checked
 * first; whether it may be sent is decided again by the edits that record it, from what is on disk then.
 */
export class PaidRequests {
  readonly #store: TaskStore;
  readonly #calls: ProviderCalls;
  readonly #sender: TaskSender;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #birth: () => Birth;

  constructor(deps: {
    readonly store: TaskStore;
    readonly calls: ProviderCalls;
    readonly sender: TaskSender;
    readonly clock: Clock;
    readonly logger: Logger;
    readonly birth: () => Birth;
  }) {
    this.#store = deps.store;
    this.#calls = deps.calls;
    this.#sender = deps.sender;
    this.#clock = deps.clock;
    this.#logger = deps.logger;
    this.#birth = deps.birth;
  }

  async submit(
    request: ComposedRequest,
    call: ProviderCall,
    { also = [], typedBefore }: Again = {},
  ): Promise<SentTask> {
    const problem = checkRequest(request);
    if (problem) throw new FailureError(problem);
    const { provider, context } = await withKey(call);
    const { connection } = context;
    requireOffered(provider, connection, request.kind);
    // Links to them are part of the prompt, and only an upload makes them.
    if (request.kind === 'imagine' && request.references?.length) {
      requireOffered(provider, connection, 'upload', 'referenceNotUploaded');
    }
    const task = newTask({ ...this.#birth(), connection, request, typedBefore });
    return this.#send(task, also, () => provider.submit(request, task.id, context));
  }

  async act(
    taskId: string,
    actionId: string,
    signal: AbortSignal,
    { also = [], typedBefore }: Again = {},
  ): Promise<SentTask> {
    const { parent, action } = pressable(await this.#store.get(taskId), actionId);
    const { provider, context } = await withKey(this.#calls.require(parent.connectionId, signal));
    const { connection } = context;
    const refusal = provider.refusalOf?.(parent, actionId, connection);
    if (refusal !== undefined) throw notOffered(refusal);
    const birth = this.#birth();
    const press = pressOf(taskId, actionId, birth.nowMs);
    const task = newTask({
      ...birth,
      connection,
      request: requestOf(parent, action, provider.textOf?.(parent, actionId)),
      parent: parentOf(parent, action),
      typedBefore,
    });
    return this.#send(task, [press, ...also], () =>
      provider.act(parent, actionId, task.id, context),
    );
  }

  /** How many requests a button would take, one by one; 0 where it is pressed as it is. */
  async countOneByOne(taskId: string, actionId: string, signal: AbortSignal): Promise<number> {
    const { parent } = pressable(await this.#store.get(taskId), actionId);
    const { provider, context } = this.#calls.require(parent.connectionId, signal);
    return provider.oneByOne?.(parent, actionId, context.connection)?.length ?? 0;
  }

  /** Does what a button does by requests of its own, each a task and each charged. */
  async actOneByOne(
    taskId: string,
    actionId: string,
    signal: AbortSignal,
  ): Promise<readonly SentTask[]> {
    const { parent, action } = pressable(await this.#store.get(taskId), actionId);
    const { provider, context } = await withKey(this.#calls.require(parent.connectionId, signal));
    const { connection } = context;
    const requests = provider.oneByOne?.(parent, actionId, connection) ?? [];
    if (requests.length === 0) throw notOffered();
    // The press itself was refused a moment ago, which made nothing: it does not count against these.
    const press = pressOf(taskId, actionId, this.#birth().nowMs, `${actionId} one by one`);
    const deliveries = requests.map((request, index) => {
      const problem = checkRequest(request);
      if (problem) throw new FailureError(problem);
      const task = newTask({
        ...this.#birth(),
        connection,
        request,
        parent: parentOf(parent, action),
      });
      const submit = () => provider.submit(request, task.id, context);
      return this.#delivery(task, index === 0 ? [press] : [], submit);
    });
    return this.#sender.sendAll(deliveries);
  }

  async answer(asked: Task, given: InputAnswer, signal: AbortSignal): Promise<SentTask> {
    let answer = soundAnswer(asked, given, this.#clock.now());
    const { provider, context } = await withKey(this.#calls.require(asked.connectionId, signal));
    let onDisk = asked;
    const now = this.#clock.now();
    const record: Edit = {
      id: asked.id,
      change: (task) => {
        if (!task) throw new FailureError(invalid('taskUnknown'));
        if (task.phase !== 'needsInput') throw new FailureError(invalid('alreadyPressed'));
        answer = soundAnswer(task, given, now);
        onDisk = task;
        return answered(task, answer, now);
      },
    };
    return this.#sender.send({
      id: asked.id,
      record: [record],
      call: () => provider.answer(onDisk, answer, context),
      settle: (task, outcome, nowMs) => settleAnswer(task, onDisk, outcome, nowMs),
    });
  }

  #send(task: Task, also: readonly Edit[], call: Delivery['call']): SentTask {
    return this.#sender.send(this.#delivery(task, also, call));
  }

  #delivery(task: Task, also: readonly Edit[], call: Delivery['call']): Delivery {
    // The guards come first: what they refuse is not written at all.
    const record = [...also, { id: task.id, change: () => task }];
    this.#logger.log('info', 'task', 'Sending', { task: task.id, kind: task.request.kind });
    return { id: task.id, record, call };
  }
}
