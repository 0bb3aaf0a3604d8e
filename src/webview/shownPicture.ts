import * as l10n from '@vscode/l10n';
import type { ActionView, PictureView, TaskView } from '../protocol/views';
import { cellRect, type CellRect } from './cutCell';
import type { PicturePlace } from './pictureContext';

/** One thing to look at: a whole file, one cell of a grid, or one film of a set. */
export interface ShownPicture {
  readonly task: TaskView;
  readonly cell?: number;
  readonly picture: PictureView;
  readonly src: string;
  /** "Picture 2", or '' for the only one. */
  readonly name: string;
  readonly isFilm: boolean;
}

/** What is at a place now; undefined while there is nothing to see. */
export function shownAt(
  byId: ReadonlyMap<string, TaskView>,
  { taskId, cell }: PicturePlace,
): ShownPicture | undefined {
  const task = byId.get(taskId);
  const picture = task && pictureAt(task, cell);
  const src = picture?.fullSrc ?? picture?.src;
  if (!task || !picture || !src || picture.isPreview) return undefined;
  const isPart = cell !== undefined && partCount(task) > 1;
  return {
    task,
    ...(isPart ? { cell } : {}),
    picture,
    src,
    name: isPart ? l10n.t('Picture {0}', cell) : '',
    isFilm: isFilm(picture),
  };
}

/** All places of a task in the order they are looked at: a grid as a whole, then its cells. */
export function placesOf(task: TaskView): readonly PicturePlace[] {
  const { picture, id: taskId } = task;
  if (!picture || picture.isPreview || !(picture.fullSrc ?? picture.src)) return [];
  const count = partCount(task);
  const cells = Array.from({ length: count }, (_, index) => ({ taskId, cell: index + 1 }));
  if (count === 1) return [{ taskId }];
  return task.more ? cells : [{ taskId }, ...cells];
}

/** The file a cell belongs to: its own in a set, the sheet in a grid. */
export function pictureAt(task: TaskView, cell: number | undefined): PictureView | undefined {
  return (cell !== undefined && cell > 1 ? task.more?.[cell - 2] : undefined) ?? task.picture;
}

/** The part of the file that is shown, in pixels of a sheet of this size. */
export function partOf(
  { picture, cell, task }: ShownPicture,
  sheet: { readonly width: number; readonly height: number },
): CellRect {
  if (cell === undefined || task.more) return { left: 0, top: 0, ...sheet };
  return cellRect({ rows: picture.rows, columns: picture.columns, ...sheet }, cell);
}

/** The buttons that belong to what is shown: in a grid, only those of the cell. */
export function actionsAt({ task, cell }: ShownPicture): readonly ActionView[] {
  if (cell === undefined) return task.actions;
  if (!task.more) return task.actions.filter((action) => action.cell === cell);
  // U1 to U4 of a set of films say in their name which one they mean.
  return task.actions.filter(({ label }) => label === `U${cell}` || !/^U\d$/.test(label));
}

/** By its bytes: what moves may also come as an animated picture, which is drawn as one. */
export function isFilm({ kind, mime }: PictureView): boolean {
  return kind === 'video' && !(mime ?? 'video/').startsWith('image/');
}

/** The address of a still picture for a tile; undefined for a film nobody has looked into yet. */
export function stillOf(picture: PictureView | undefined): string | undefined {
  return picture && isFilm(picture) ? picture.poster : picture?.src;
}

function partCount({ picture, more }: TaskView): number {
  if (more) return more.length + 1;
  return picture?.kind === 'grid' ? picture.rows * picture.columns : 1;
}
