/** A task at work, as far as its end can be guessed. */
export interface Expected {
  /** How likely it has ended by then, having been at work when it was asked about last; milliseconds since 1970. */
  readonly doneBy: (atMs: number) => number;
}

export interface PaceLimits {
  /** No later than this after `nowMs`, in milliseconds. */
  readonly longestMs: number;
  /** How long one task may be expected to lie there finished and unseen, in milliseconds. */
  readonly unseenMs: number;
}

const stepMs = 200;
/** With more tasks a question is worth more, but not as many times more. */
const crowd = 0.75;

/**
 * When to ask about all of them at once: as soon as what has probably ended has waited long enough together. So
 * questions are rare while nothing can be done yet, and dense around the moment when most is.
 */
export function nextMoment(
  tasks: readonly Expected[],
  nowMs: number,
  { longestMs, unseenMs }: PaceLimits,
): number {
  const patienceMs = unseenMs * tasks.length ** crowd;
  let unseen = 0;
  for (let inMs = stepMs; inMs < longestMs; inMs += stepMs) {
    for (const { doneBy } of tasks) unseen += doneBy(nowMs + inMs) * stepMs;
    if (unseen >= patienceMs) return nowMs + inMs;
  }
  return nowMs + longestMs;
}
