import * as vscode from 'vscode';
import { hasStillPicture, stillPictureOf } from '../documents/stillPicture';
import { chosenCell } from '../inputs/chosenCell';
import { pickTask } from '../inputs/pickTask';
import { surfaceArgument } from '../inputs/surfaceArgument';
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
  const cell = chosenCell(services.gallery, task, args);
  const { picture, cell: place } = await stillPictureOf(services, task, cell);
  // The palette's place is the sidebar.
  await services.gallery.addReference(surfaceArgument(args) ?? 'sidebar', picture, place);
}
