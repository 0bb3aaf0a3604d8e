import * as vscode from 'vscode';
import { pickPictureUris, pictureUrisOf, readPictures } from '../inputs/pickPictures';
import type { Services } from '../services';
import { requireSendable } from './submitRequest';

/** Upload Picture and Copy Link: for prompts that are written elsewhere. Nothing is recorded. */
export async function uploadPicture(
  services: Services,
  ...args: readonly unknown[]
): Promise<void> {
  await requireSendable(services, 'upload');
  const title = vscode.l10n.t('Upload Picture');
  // The clicked one alone: each may be charged for, and one link is what the clipboard holds.
  const uris =
    pictureUrisOf(args.slice(0, 1)) ?? (await pickPictureUris({ canPickMany: false, title }));
  const [picture] = uris ? await readPictures(services, uris) : [];
  if (!picture) return;
  const link = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Window,
      title: vscode.l10n.t('Uploading {0}', picture.name),
    },
    () => services.tasks.upload(picture),
  );
  await vscode.env.clipboard.writeText(link);
  void vscode.window.showInformationMessage(
    vscode.l10n.t('{0} is uploaded and its link copied.', picture.name),
  );
}
