import * as vscode from 'vscode';
import { pictureToCompose } from '../inputs/pictureToCompose';
import { surfaceArgument } from '../inputs/surfaceArgument';
import type { Services } from '../services';
import { requireSendable } from './submitRequest';

/** Edit Picture…: a picture of the workspace or of the history in the mask studio, where its region is marked. */
export async function editPicture(services: Services, ...args: readonly unknown[]): Promise<void> {
  await requireSendable(services, 'edit');
  const chosen = await pictureToCompose(services, args, vscode.l10n.t('Edit Picture'));
  if (!chosen) return;
  const { picture, cell } = chosen;
  // From the explorer or the palette: the wide page has room to mark in.
  await services.gallery.composeWith(surfaceArgument(args) ?? 'gallery', picture, {
    kind: 'edit',
    ...(cell ? { cell } : {}),
  });
}
