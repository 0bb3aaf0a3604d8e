import { FailureError, invalid } from '../../domain/failure';
import type { Task } from '../../domain/task';
import { readPictureFormat } from '../images/pictureFormat';
import { taskArgument } from '../inputs/taskArgument';
import type { Services } from '../services';

export interface PictureToUse {
  readonly bytes: Uint8Array;
  readonly mime: string;
  readonly width?: number;
  readonly height?: number;
  /** Set when it is one picture of a grid, not the whole grid. */
  readonly cell?: number;
}

/**
 * What Save and Insert write: the cell that the page cut out, else the kept file as it came.
 * @throws FailureError
 */
export async function pictureToUse(
  { tasks }: Pick<Services, 'tasks'>,
  task: Task,
  args: readonly unknown[],
): Promise<PictureToUse> {
  const { bytes, cell } = taskArgument(args);
  if (bytes && cell !== undefined) {
    const format = readPictureFormat(bytes);
    if (!format) throw new FailureError(invalid('notAPicture'));
    return { ...format, bytes, cell };
  }
  const kept = await tasks.bytesOf(task.id);
  return { ...kept.file, bytes: kept.bytes };
}
