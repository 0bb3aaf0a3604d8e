import * as vscode from 'vscode';
import { hasStillPicture, stillPictureOf, surfaceOf } from '../documents/stillPicture';
import { pickTask } from '../inputs/pickTask';
import { taskArgument } from '../inputs/taskArgument';
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
  const { picture, cell } = await stillPictureOf(services, task, taskArgument(args).cell);
  // The palette's place is the sidebar.
  await services.gallery.addReference(surfaceOf(args) ?? 'sidebar', picture, cell);
}
