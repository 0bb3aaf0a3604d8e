import { workBeganAt, type Observation, type Task } from '../../domain/task';
import type { Watch } from '../judgeAnswer';

/**
 * Between two looks at a task that is at work, in milliseconds. Longer than its usual pauses; behind a longer one lies a
 * closed lid, a dead network, a gateway that wanted to be left alone or a task that waited. Then nobody knows when.
 */
const watchedGapMs = 30_000;

/**
 * Whether nobody was watching when a task ended, or when it began, so that our own clock does not tell how long it
 * took.
 */
export function isEndUnseen(task: Task, watch: Pick<Watch, 'answeredAt'>, nowMs: number): boolean {
  if (isBeginUnseen(task)) return true;
  const begun = workBeganAt(task);
  const gapMs = nowMs - Math.max(begun, watch.answeredAt ?? begun);
  // A clock that was set back tells nothing, either.
  return gapMs < 0 || gapMs > watchedGapMs;
}

/** Its answer came so late that the work may have begun long before. What waited for a person began with that. */
function isBeginUnseen({ inputAnsweredAt, acceptedAt, createdAt }: Task): boolean {
  if (inputAnsweredAt !== undefined || acceptedAt === undefined) return false;
  return Math.abs(acceptedAt - createdAt) > watchedGapMs;
}

/** Such a task with the time it took as the gateway has it. That of one that waited for a person says nothing. */
export function endUnseen(task: Task, { tookMs }: Pick<Observation, 'tookMs'>): Task {
  if (task.phase !== 'succeeded') return task;
  return { ...task, tookMs: (task.inputAnsweredAt === undefined && tookMs) || 'unseen' };
}
