import * as vscode from 'vscode';
import type { Task } from '../../domain/task';
import type { CellToCut } from '../../protocol/protocol';
import { endingOf, fileName } from '../documents/fileName';
import { pickTask } from '../inputs/pickTask';
import { chosenCell } from '../inputs/chosenCell';
import { surfaceArgument } from '../inputs/surfaceArgument';
import type { Services } from '../services';
import { hasStill } from './copyPicture';

/** Use as Reference: a picture of the history goes into the composer, where it gets its role. */
export async function useAsReference(
  services: Services,
  ...args: readonly unknown[]
): Promise<void> {
  const task = await pickTask(services, args, {
    isSuitable: hasStill,
    placeholder: vscode.l10n.t('Which picture should be a reference?'),
    nothing: vscode.l10n.t('There is no picture to use yet. Imagine one first.'),
  });
  if (!task) return;
  const { tasks, pictures, gallery } = services;
  const { file, bytes } = await tasks.bytesOf(task.id);
  const cell = cellToCut(task, chosenCell(gallery, task, args));
  const name = `${fileName('{slug}', task, cell?.cell)}.${endingOf(file.mime)}`;
  await gallery.addReference(
    surfaceArgument(args) ?? 'sidebar',
    await pictures.add(bytes, name),
    cell,
  );
}

function cellToCut({ assets }: Task, cell: number | undefined): CellToCut | undefined {
  const grid = assets.find((asset) => asset.kind === 'grid');
  return grid && cell !== undefined ? { rows: grid.rows, columns: grid.columns, cell } : undefined;
}
