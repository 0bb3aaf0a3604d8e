import * as vscode from 'vscode';
import { chosenCell } from '../inputs/chosenCell';
import { hasStillPicture, pickTask } from '../inputs/pickTask';
import { surfaceArgument } from '../inputs/surfaceArgument';
import type { Services } from '../services';

/** Copy Picture: its pixels into the clipboard. The page does it, because no API of VS Code can. */
export async function copyPicture(services: Services, ...args: readonly unknown[]): Promise<void> {
  const task = await pickTask(services, args, {
    isSuitable: hasStillPicture,
    placeholder: vscode.l10n.t('Which picture should be copied?'),
    nothing: vscode.l10n.t('There is no picture to copy yet. Imagine one first.'),
  });
  if (!task) return;
  const cell = chosenCell(services.gallery, task, args);
  await services.gallery.copyPicture(surfaceArgument(args), task.id, cell);
}
