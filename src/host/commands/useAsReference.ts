import * as vscode from 'vscode';
import type { Task } from '../../domain/task';
import type { CellToCut, Surface } from '../../protocol/protocol';
import { endingOf, fileName } from '../documents/fileName';
import { hasPicture, pickTask } from '../inputs/pickTask';
import { taskArgument } from '../inputs/taskArgument';
import { viewIds } from '../manifest';
import type { Services } from '../services';

/** Use as Reference: a picture of the history goes into the composer, where it gets its role. */
export async function useAsReference(
  services: Services,
  ...args: readonly unknown[]
): Promise<void> {
  const task = await pickTask(services, args, {
    isSuitable: hasStillPicture,
    placeholder: vscode.l10n.t('Which picture should be a reference?'),
    nothing: vscode.l10n.t('There is no picture to use yet. Imagine one first.'),
  });
  if (!task) return;
  const { tasks, pictures, gallery } = services;
  const { file, bytes } = await tasks.bytesOf(task.id);
  const cell = cellToCut(task, taskArgument(args).cell);
  const name = `${fileName('{slug}', task, cell?.cell)}.${endingOf(file.mime)}`;
  await gallery.addReference(surfaceOf(args), await pictures.add(bytes, name), cell);
}

function hasStillPicture(task: Task): boolean {
  return hasPicture(task) && !task.assets.some(({ kind }) => kind === 'video');
}

function cellToCut({ assets }: Task, cell: number | undefined): CellToCut | undefined {
  const grid = assets.find((asset) => asset.kind === 'grid');
  return grid && cell !== undefined ? { rows: grid.rows, columns: grid.columns, cell } : undefined;
}

/** The page whose menu or button it was; the palette's place is the sidebar. */
function surfaceOf([context]: readonly unknown[]): Surface {
  const isInGallery =
    typeof context === 'object' &&
    context !== null &&
    'webview' in context &&
    context.webview === viewIds.gallery;
  return isInGallery ? 'gallery' : 'sidebar';
}
