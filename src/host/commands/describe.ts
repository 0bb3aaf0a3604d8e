import * as vscode from 'vscode';
import { pickPictureUris, pictureUrisOf, readPictures } from '../inputs/pickPictures';
import type { Services } from '../services';
import { requireSendable, submitRequest } from './submitRequest';

/** Describe Picture…: one from the explorer or from VS Code's preview, else chosen with a dialog. */
export async function describe(services: Services, ...args: readonly unknown[]): Promise<void> {
  await requireSendable(services, 'describe');
  const title = vscode.l10n.t('Describe Picture');
  const uris = clickedUri(args) ?? (await pickPictureUris({ canPickMany: false, title }));
  if (!uris) return;
  const pictures = await readPictures(services, uris);
  await submitRequest(services, { kind: 'describe', pictures });
}

/** The clicked one alone, however many are selected: each would be paid for. */
function clickedUri(args: readonly unknown[]): readonly vscode.Uri[] | undefined {
  return pictureUrisOf(args.slice(0, 1));
}
