import * as vscode from 'vscode';
import { pictureToCompose } from '../inputs/pictureToCompose';
import { surfaceArgument } from '../inputs/surfaceArgument';
import type { Services } from '../services';
import { requireSendable } from './submitRequest';

/** Animate Picture…: a picture of the workspace or of the history in the composer, to become a video. */
export async function animatePicture(
  services: Services,
  ...args: readonly unknown[]
): Promise<void> {
  await requireSendable(services, 'video');
  const chosen = await pictureToCompose(services, args, vscode.l10n.t('Animate Picture'));
  if (!chosen) return;
  const { picture, cell, words } = chosen;
  await services.gallery.composeWith(surfaceArgument(args) ?? 'sidebar', picture, {
    kind: 'video',
    ...(cell ? { cell } : {}),
    ...(words ? { prompt: words } : {}),
  });
}
