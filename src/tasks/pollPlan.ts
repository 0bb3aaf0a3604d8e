import { workBeganAt, type Task } from '../domain/task';

/** When to ask, as data. All times in milliseconds. */
export interface PollPlan {
  /** From the gateway's "accepted" to the first question. */
  readonly firstMs: number;
  /** How often, by the time since the task was accepted; the last step holds for ever. */
  readonly steps: readonly { readonly untilAgeMs: number; readonly intervalMs: number }[];
  /** Both for a task whose end can be expected: pacing asks sooner when it may have come. */
  readonly expectedFirstMs: number;
  readonly expectedLongestMs: number;
  /** How long one task may be expected to lie there finished and unseen. */
  readonly unseenMs: number;
  /** A task that waits for a person, early and late. */
  readonly needsInputMs: number;
  readonly needsInputLateMs: number;
  /** A task whose status is a word nobody has seen before. */
  readonly unknownStatusMs: number;
  /** Without any movement for this long, a task is lost. */
  readonly deadlineMs: number;
  readonly unknownStatusDeadlineMs: number;
  readonly needsInputDeadlineMs: number;
  /** So many answers in a row without movement are wanted before that: a laptop may just have woken up. */
  readonly deadlineAnswers: number;
  /**
   * "Not found" is believed when said this often, over at least this long. That a new task may not be visible
   * yet is the provider's knowledge: it leaves such a task out of its answer.
   */
  readonly notFoundAnswers: number;
  readonly notFoundPatienceMs: number;
  /** A task that is due within this part of its interval is asked about together with those that are. */
  readonly rideAlongShare: number;
  readonly backOff: { readonly firstMs: number; readonly maxMs: number; readonly jitter: number };
  /** A question that takes longer counts as timed out. */
  readonly answerMs: number;
}

const second = 1_000;
const minute = 60 * second;

export const defaultPollPlan: PollPlan = {
  firstMs: second,
  steps: [
    { untilAgeMs: minute, intervalMs: 2 * second },
    { untilAgeMs: 3 * minute, intervalMs: 3 * second },
    { untilAgeMs: 10 * minute, intervalMs: 5 * second },
    { untilAgeMs: Infinity, intervalMs: 10 * second },
  ],
  expectedFirstMs: 3 * second,
  expectedLongestMs: 10 * second,
  unseenMs: 450,
  needsInputMs: 30 * second,
  needsInputLateMs: 5 * minute,
  unknownStatusMs: 20 * second,
  deadlineMs: 60 * minute,
  unknownStatusDeadlineMs: 20 * minute,
  needsInputDeadlineMs: 24 * 60 * minute,
  deadlineAnswers: 5,
  notFoundAnswers: 3,
  notFoundPatienceMs: 15 * second,
  rideAlongShare: 0.5,
  backOff: { firstMs: 2 * second, maxMs: minute, jitter: 0.3 },
  answerMs: 90 * second,
};

/** @param isExpected whether pacing knows when its end may come */
export function intervalFor(task: Task, nowMs: number, plan: PollPlan, isExpected = false): number {
  if (task.phase === 'needsInput') {
    return nowMs - task.movedAt < plan.deadlineMs ? plan.needsInputMs : plan.needsInputLateMs;
  }
  if (task.unknownStatus !== undefined) return plan.unknownStatusMs;
  const ageMs = nowMs - workBeganAt(task);
  const step = plan.steps.find(({ untilAgeMs }) => ageMs < untilAgeMs) ?? plan.steps.at(-1);
  const intervalMs = step?.intervalMs ?? plan.backOff.maxMs;
  return isExpected ? Math.max(intervalMs, plan.expectedLongestMs) : intervalMs;
}

export function deadlineFor(task: Task, plan: PollPlan): number {
  if (task.phase === 'needsInput') return plan.needsInputDeadlineMs;
  return task.unknownStatus === undefined ? plan.deadlineMs : plan.unknownStatusDeadlineMs;
}

/**
 * How long to leave a gateway alone after failures in a row.
 * @param random from 0 to 1, so that many windows do not come back together
 */
export function backOffMs(
  failures: number,
  random: number,
  plan: PollPlan,
  retryAfterMs = 0,
): number {
  const { firstMs, maxMs, jitter } = plan.backOff;
  const grown = Math.min(maxMs, firstMs * 2 ** (failures - 1));
  const spread = Math.min(maxMs, grown * (1 + jitter * (random * 2 - 1)));
  return Math.max(spread, Math.min(retryAfterMs, 10 * maxMs));
}
