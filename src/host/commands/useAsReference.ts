import * as vscode from 'vscode';
import { stillPictureOf } from '../documents/stillPicture';
import { chosenCell } from '../inputs/chosenCell';
import { pictureUrisOf, readEachPicture } from '../inputs/pickPictures';
import { hasStillPicture, pickTask } from '../inputs/pickTask';
import { surfaceArgument } from '../inputs/surfaceArgument';
import { taskArgument } from '../inputs/taskArgument';
import type { Services } from '../services';

/**
 * Use as Reference: a picture of the history, or those selected in the explorer, go into the composer, where each
 * gets its role.
 */
export async function useAsReference(
  services: Services,
  ...args: readonly unknown[]
): Promise<void> {
  const isOfHistory = taskArgument(args).taskId !== undefined;
  const uris = isOfHistory ? undefined : pictureUrisOf(args);
  if (uris) return useFiles(services, uris);
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

/** Those that will do are there, also when one is not. */
async function useFiles(services: Services, uris: readonly vscode.Uri[]): Promise<void> {
  const { pictures, error } = await readEachPicture(services, uris, (uri) => uri);
  for (const picture of pictures) await services.gallery.addReference('sidebar', picture);
  if (error) throw error;
}
