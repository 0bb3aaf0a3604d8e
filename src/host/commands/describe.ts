import * as vscode from 'vscode';
import { pickPictureUris, pictureUrisOf, readPictures } from '../inputs/pickPictures';
import { pictureToCompose } from '../inputs/pictureToCompose';
import { surfaceArgument } from '../inputs/surfaceArgument';
import { taskArgument } from '../inputs/taskArgument';
import type { Services } from '../services';
import { requireSendable, submitRequest } from './submitRequest';

/**
 * Describe Picture…: one from the explorer or from VS Code's preview, one of the history by its menu or button, else
 * chosen with a dialog.
 */
export async function describe(services: Services, ...args: readonly unknown[]): Promise<void> {
  await requireSendable(services, 'describe');
  if (taskArgument(args).taskId !== undefined) return describeMade(services, args);
  const title = vscode.l10n.t('Describe Picture');
  const uris = clickedUri(args) ?? (await pickPictureUris({ canPickMany: false, title }));
  if (!uris) return;
  const pictures = await readPictures(services, uris);
  await submitRequest(services, { kind: 'describe', pictures });
}

/** Into the composer: it stands among what is free, where a slip of the finger must not be paid for. */
async function describeMade(services: Services, args: readonly unknown[]): Promise<void> {
  const chosen = await pictureToCompose(services, args, vscode.l10n.t('Describe Picture'));
  if (!chosen) return;
  const { picture, cell } = chosen;
  await services.gallery.composeWith(surfaceArgument(args) ?? 'sidebar', picture, {
    kind: 'describe',
    ...(cell ? { cell } : {}),
  });
}

/** The clicked one alone, however many are selected: each would be paid for. */
function clickedUri(args: readonly unknown[]): readonly vscode.Uri[] | undefined {
  return pictureUrisOf(args.slice(0, 1));
}
