import type { PictureRef } from '../../domain/request';
import type { Task } from '../../domain/task';
import type { CellToCut } from '../../protocol/protocol';
import type { Services } from '../services';
import { endingOf, fileName } from './fileName';

/** A picture of the history as a request takes it; the page cuts a cell out of it where one is meant. */
export interface StillPicture {
  readonly picture: PictureRef;
  readonly cell?: CellToCut;
}

/** @param cell counted from 1 @throws FailureError when its bytes cannot be had */
export async function stillPictureOf(
  { tasks, pictures }: Pick<Services, 'tasks' | 'pictures'>,
  task: Task,
  cell: number | undefined,
): Promise<StillPicture> {
  const { file, bytes } = await tasks.bytesOf(task.id);
  const grid = task.assets.find((asset) => asset.kind === 'grid');
  const place =
    grid && cell !== undefined ? { rows: grid.rows, columns: grid.columns, cell } : undefined;
  const name = `${fileName('{slug}', task, place?.cell)}.${endingOf(file.mime)}`;
  return { picture: await pictures.add(bytes, name), ...(place ? { cell: place } : {}) };
}
