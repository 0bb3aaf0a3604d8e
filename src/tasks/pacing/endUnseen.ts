import { workBeganAt, type Observation, type Task } from '../../domain/task';
import type { Watch } from '../judgeAnswer';

/** Longer than any pause between two questions, in milliseconds: behind it lies a closed lid, or a dead network. */
const watchedGapMs = 30_000;

/** Whether nobody was watching when a task ended, so that our own clock does not tell how long it took. */
export function isEndUnseen(task: Task, watch: Pick<Watch, 'answeredAt'>, nowMs: number): boolean {
  const begun = workBeganAt(task);
  const gapMs = nowMs - Math.max(begun, watch.answeredAt ?? begun);
  // A clock that was set back tells nothing, either.
  return gapMs < 0 || gapMs > watchedGapMs;
}

/** Such a task with the time it took as the gateway has it. That of one that waited for a person says nothing. */
export function endUnseen(task: Task, { tookMs }: Pick<Observation, 'tookMs'>): Task {
  if (task.phase !== 'succeeded') return task;
  return { ...task, tookMs: (task.inputAnsweredAt === undefined && tookMs) || 'unseen' };
}
