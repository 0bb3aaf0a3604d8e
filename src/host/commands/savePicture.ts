import * as vscode from 'vscode';
import { endingOf, fileName } from '../documents/fileName';
import { freeUri } from '../documents/freeUri';
import { pictureToUse } from '../documents/pictureToUse';
import { saveFolder } from '../documents/saveFolder';
import { hasPicture, pickTask } from '../inputs/pickTask';
import { taskArgument } from '../inputs/taskArgument';
import type { Services } from '../services';
import { savePictures } from './savePictures';

/** Save Picture…: one cell of a grid, or the kept bytes as they came, to where a person says. Overwrites only what they agree to. Many go into a folder. */
export async function savePicture(services: Services, ...args: readonly unknown[]): Promise<void> {
  const { taskIds } = taskArgument(args);
  if (taskIds) return savePictures(services, taskIds);
  const task = await pickTask(services, args, {
    isSuitable: hasPicture,
    placeholder: vscode.l10n.t('Which picture should be saved?'),
    nothing: vscode.l10n.t('There is no picture to save yet. Imagine one first.'),
  });
  if (!task) return;
  const { bytes, mime, cell } = await pictureToUse(services, task, args);
  const { settings } = services;
  const ending = endingOf(mime);
  const isGrid = cell === undefined && task.assets.some((asset) => asset.kind === 'grid');
  const name = fileName(settings.get('save.nameTemplate'), task, cell);
  const target = await vscode.window.showSaveDialog({
    title: isGrid ? vscode.l10n.t('Save Grid of Four Pictures') : vscode.l10n.t('Save Picture'),
    defaultUri: await freeUri(await saveFolder(settings), name, ending),
    filters: { [ending.toUpperCase()]: [ending] },
  });
  if (!target) return;
  await vscode.workspace.fs.writeFile(target, bytes);
  const saved = vscode.l10n.t('Saved {0}', target.path.slice(target.path.lastIndexOf('/') + 1));
  vscode.window.setStatusBarMessage(`$(check) ${saved}`, 5_000);
}
