import * as vscode from 'vscode';
import { chosenCell } from '../inputs/chosenCell';
import { hasPicture, pickTask } from '../inputs/pickTask';
import { surfaceArgument } from '../inputs/surfaceArgument';
import type { Services } from '../services';

/** View Picture: by itself and as large as there is room, over the page. */
export async function viewPicture(services: Services, ...args: readonly unknown[]): Promise<void> {
  const task = await pickTask(services, args, {
    isSuitable: hasPicture,
    placeholder: vscode.l10n.t('Which picture should be shown?'),
    nothing: vscode.l10n.t('There is no picture to show yet. Imagine one first.'),
  });
  if (!task) return;
  const cell = chosenCell(services.gallery, task, args);
  await services.gallery.viewPicture(surfaceArgument(args), task.id, cell);
}
