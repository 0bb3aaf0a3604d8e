import { isFailureError, type Failure } from '../domain/failure';
import {
  advance,
  askAgain,
  isObservable,
  isTerminal,
  withoutUndefined,
  type Task,
} from '../domain/task';
import type { SubmitOutcome } from '../providers/provider';
import type { Edit } from './history/history';

/**
 * The task after the gateway's answer to its request. Pure. An answer that comes late still counts when the
 * task was meanwhile thought `unconfirmed`; it never moves one that has ended. One that a person found at the
 * gateway meanwhile is there: no answer, or a refusal, does not make a question, or a failure, of it again. What it
 * asked, and that person has answered, is not asked again either.
 */
export function settleOutcome(task: Task, outcome: SubmitOutcome, nowMs: number): Task {
  if (outcome.kind === 'needsInput' && task.answeredWith !== undefined) return task;
  return settled(task, outcome, nowMs);
}

function settled(task: Task, outcome: SubmitOutcome, nowMs: number): Task {
  if (isTerminal(task.phase)) return task;
  switch (outcome.kind) {
    case 'accepted':
      return accepted(task, nowMs, {
        phase: outcome.phase,
        remoteId: outcome.remoteIds[0],
        queuePosition: outcome.queuePosition,
        providerData: outcome.providerData ?? task.providerData,
      });
    case 'needsInput': {
      const asked = withoutUndefined<Task>({ ...task, answeredWith: undefined });
      return accepted(task, nowMs, {
        phase: 'needsInput',
        remoteId: outcome.remoteId,
        inputWanted: askAgain(asked, outcome.inputWanted),
        inputAnsweredAt: undefined,
        answeredWith: undefined,
        isAnswerTaken: undefined,
        providerData: outcome.providerData ?? task.providerData,
      });
    }
    case 'done': {
      const remoteId = outcome.remoteId ?? task.remoteId;
      const running = accepted(task, nowMs, { phase: 'running', remoteId });
      return advance(running, outcome.observation, nowMs);
    }
    case 'refused':
      if (isObservable(task)) return task;
      return {
        ...task,
        phase: 'failed',
        failure: outcome.failure,
        movedAt: nowMs,
        finishedAt: nowMs,
      };
    case 'unconfirmed':
      if (isObservable(task)) return task;
      return { ...task, phase: 'unconfirmed', failure: outcome.failure, movedAt: nowMs };
  }
}

/**
 * The same for the answer to what a task asked a person. Here the task has a remote id already, so nobody
 * has to guess: unless the answer was refused, looking at the task tells what became of it.
 */
export function settleAnswer(task: Task, asked: Task, outcome: SubmitOutcome, nowMs: number): Task {
  if (isTerminal(task.phase)) return task;
  if (outcome.kind === 'unconfirmed') return task;
  if (outcome.kind !== 'refused') {
    const after = settled(task, outcome, nowMs);
    return outcome.kind === 'accepted' ? { ...after, isAnswerTaken: true } : after;
  }
  return withoutUndefined<Task>({
    ...task,
    phase: 'needsInput',
    inputWanted: askAgain(task, asked.inputWanted),
    inputAnsweredAt: undefined,
    failure: outcome.failure,
    movedAt: nowMs,
  });
}

/** One press may make several tasks: those after the first, each with an id of ours. */
export function siblingsOf(
  first: () => Task | undefined,
  outcome: SubmitOutcome,
  newId: () => string,
): readonly Edit[] {
  if (outcome.kind !== 'accepted') return [];
  return outcome.remoteIds.slice(1).map((remoteId) => {
    const id = newId();
    const born = (one: Task | undefined) => one && { ...one, id, remoteId };
    return { id, change: () => born(first()) };
  });
}

/** What a call that threw is taken for: it may have arrived, so a person decides. */
export function thrownOutcome(error: unknown): SubmitOutcome {
  const failure: Failure = isFailureError(error)
    ? { ...error.failure, charged: 'unknown' }
    : { kind: 'badReply', isRetryable: false, charged: 'unknown' };
  return { kind: 'unconfirmed', failure };
}

function accepted(
  task: Task,
  nowMs: number,
  news: { [K in keyof Task]?: Task[K] | undefined },
): Task {
  return withoutUndefined<Task>({
    ...task,
    failure: undefined,
    inputWanted: undefined,
    queuePosition: undefined,
    acceptedAt: task.acceptedAt ?? nowMs,
    ...news,
    movedAt: nowMs,
  });
}
