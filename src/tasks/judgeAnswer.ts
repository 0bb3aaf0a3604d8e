import type { KeepableAsset } from '../domain/asset';
import type { Failure } from '../domain/failure';
import { isTerminal, type Observation, type Task } from '../domain/task';
import { applyObservation } from './applyObservation';
import { endUnseen, isEndUnseen } from './pacing/endUnseen';
import { deadlineFor, type PollPlan } from './pollPlan';
import { withoutPreviews } from './previews';

/** What the poller remembers of one open task, in memory: after a restart it begins anew. */
export interface Watch {
  readonly dueAt: number;
  /** Answers in a row that showed no movement. */
  readonly unmoved: number;
  readonly answeredAt?: number;
  /** "Not found" in a row, and since when. */
  readonly missing: number;
  readonly missingSince?: number;
}

export function newWatch(dueAt: number): Watch {
  return { dueAt, unmoved: 0, missing: 0 };
}

export interface Judgement {
  readonly task: Task;
  readonly watch: Watch;
  readonly previews: readonly KeepableAsset[];
}

/** Answers further apart than this are not "in a row": the machine slept, or the gateway was away. */
const rowGapMs = 6 * 60_000;

/** What one answer of the gateway means for one task. Pure. */
export function judgeAnswer(
  task: Task,
  answer: Observation | 'notFound',
  watch: Watch,
  nowMs: number,
  plan: PollPlan,
): Judgement {
  return answer === 'notFound'
    ? judgeMissing(task, watch, nowMs, plan)
    : judgeSeen(task, answer, watch, nowMs, plan);
}

function judgeMissing(task: Task, watch: Watch, nowMs: number, plan: PollPlan): Judgement {
  const missingSince = watch.missingSince ?? nowMs;
  const missing = watch.missing + 1;
  const isBelieved =
    missing >= plan.notFoundAnswers && nowMs - missingSince >= plan.notFoundPatienceMs;
  return {
    task: isBelieved ? lost(task, 'notFound', nowMs) : task,
    watch: { ...watch, missing, missingSince },
    previews: [],
  };
}

function judgeSeen(
  task: Task,
  seen: Observation,
  watch: Watch,
  nowMs: number,
  plan: PollPlan,
): Judgement {
  const watched = applyObservation(task, seen, nowMs);
  const applied = isEndUnseen(task, watch, nowMs)
    ? { ...watched, task: endUnseen(watched.task, seen) }
    : watched;
  const isInRow = nowMs - (watch.answeredAt ?? -Infinity) < rowGapMs;
  const hasMoved = applied.task !== task;
  const unmoved = hasMoved || !isInRow ? 0 : watch.unmoved + 1;
  const isOverdue =
    !isTerminal(applied.task.phase) &&
    unmoved >= plan.deadlineAnswers &&
    nowMs - applied.task.movedAt >= deadlineFor(applied.task, plan);
  return {
    task: isOverdue ? lost(applied.task, 'timedOut', nowMs) : applied.task,
    watch: { dueAt: watch.dueAt, unmoved, answeredAt: nowMs, missing: 0 },
    previews: applied.previews,
  };
}

function lost(task: Task, kind: Failure['kind'], nowMs: number): Task {
  if (isTerminal(task.phase)) return task;
  // Some gateways forget what they have cancelled.
  if (kind === 'notFound' && task.cancelAnswer === 'taken') {
    return { ...withoutPreviews(task), phase: 'cancelled', movedAt: nowMs, finishedAt: nowMs };
  }
  const failure: Failure = { kind, isRetryable: false, charged: 'unknown' };
  return { ...withoutPreviews(task), phase: 'lost', failure, movedAt: nowMs, finishedAt: nowMs };
}
