import { FailureError, invalid } from '../../domain/failure';
import type { Task } from '../../domain/task';
import type { TaskManager } from '../../tasks/taskManager';
import { readPictureFormat } from '../images/pictureFormat';
import { chosenCell } from '../inputs/chosenCell';
import { taskArgument } from '../inputs/taskArgument';
import type { Services } from '../services';

export interface PictureToUse {
  readonly bytes: Uint8Array;
  readonly mime: string;
  readonly width?: number;
  readonly height?: number;
  /** Set when it is one picture of several, not the whole grid. */
  readonly cell?: number;
}

/**
 * What Save, Insert and dragging out take: one cell of a grid, else the kept file as it came. A cell is the
 * gateway's own file of it where that is here and at least as large, else cut out of the grid by a page: nobody
 * waits for a gateway while there is a cut. Nothing of this is charged.
 * @throws FailureError
 */
export async function pictureToUse(
  services: Pick<Services, 'tasks' | 'gallery'>,
  task: Task,
  args: readonly unknown[],
): Promise<PictureToUse> {
  const { tasks, gallery } = services;
  const cell = chosenCell(gallery, task, args);
  const sent = cutOf(taskArgument(args).bytes);
  const isGrid = task.assets.some(({ kind }) => kind === 'grid');
  if (cell !== undefined) {
    // Before the cut, which takes its time: by then it may be here.
    if (isGrid) await tasks.cellOf(task.id, cell, 'never');
    const cut = sent ?? (isGrid ? cutOf(await gallery.cutCell(task.id, cell)) : undefined);
    const own = isGrid ? await ownOf(tasks, task, cell, cut !== undefined) : undefined;
    if (own && areaOf(own.file) >= areaOf(cut)) return { ...own.file, bytes: own.bytes, cell };
    if (cut) return { ...cut, cell };
  }
  const kept = await tasks.bytesOf(task.id, cell);
  const isOneOfSet = cell !== undefined && task.assets.length > 1;
  return { ...kept.file, bytes: kept.bytes, ...(isOneOfSet ? { cell } : {}) };
}

function ownOf(tasks: Pick<TaskManager, 'cellOf'>, { id }: Task, cell: number, isCut: boolean) {
  return tasks.cellOf(id, cell, isCut ? 'never' : 'forGateway');
}

function cutOf(bytes: Uint8Array | undefined) {
  const format = bytes && readPictureFormat(bytes);
  if (bytes && !format) throw new FailureError(invalid('notAPicture'));
  return format && { ...format, bytes };
}

function areaOf(size: { readonly width?: number; readonly height?: number } | undefined): number {
  return (size?.width ?? 0) * (size?.height ?? 0);
}
