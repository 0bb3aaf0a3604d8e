import type { PictureRole } from '../../domain/parameters/references';
import type { PictureRef } from '../../domain/request';
import type { Task } from '../../domain/task';

interface PictureOfPrompt {
  readonly picture: PictureRef;
  /** Absent: an image prompt. */
  readonly role?: PictureRole;
}

/**
 * What a task's prompt refers to, or that of the first picture it came from.
 * @param ancestors from the first picture to the parent
 */
export function referencesOfTask(
  task: Task,
  ancestors: readonly Task[],
): readonly PictureOfPrompt[] {
  const imagined = [task, ...ancestors.toReversed()].find(
    ({ request }) => request.kind === 'imagine',
  )?.request;
  if (imagined?.kind !== 'imagine') return [];
  return [...imagined.pictures.map((picture) => ({ picture })), ...(imagined.references ?? [])];
}
