import * as vscode from 'vscode';
import { stillPictureOf } from '../documents/stillPicture';
import { chosenCell } from '../inputs/chosenCell';
import { hasStillPicture, pickTask } from '../inputs/pickTask';
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
  const { gallery } = services;
  const place = chosenCell(gallery, task, args);
  const { picture, cell } = await stillPictureOf(services, task, place);
  // The palette's place is the sidebar.
  await gallery.addReference(surfaceArgument(args) ?? 'sidebar', picture, cell);
}
