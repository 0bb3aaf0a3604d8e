import * as vscode from 'vscode';
import { chosenCell } from '../inputs/chosenCell';
import { hasStillPicture, pickTask } from '../inputs/pickTask';
import { surfaceArgument } from '../inputs/surfaceArgument';
import type { Services } from '../services';

/** Compare Pictures: the first time it marks one, the second time it lays the two side by side. */
export async function comparePictures(
  services: Services,
  ...args: readonly unknown[]
): Promise<void> {
  const task = await pickTask(services, args, {
    isSuitable: hasStillPicture,
    placeholder: vscode.l10n.t('Which picture should be compared?'),
    nothing: vscode.l10n.t('There is no picture to compare yet. Imagine one first.'),
  });
  if (!task) return;
  const cell = chosenCell(services.gallery, task, args);
  await services.gallery.comparePicture(surfaceArgument(args), task.id, cell);
}
