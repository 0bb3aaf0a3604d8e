import * as vscode from 'vscode';
import { explain } from '../inputs/explain';
import { pickPictureUris, pictureUrisOf, readPictures } from '../inputs/pickPictures';
import type { Services } from '../services';
import { requireSendable, submitRequest } from './submitRequest';

/** The face, and the picture that receives it. */
type Pair = readonly [face: vscode.Uri, target: vscode.Uri];

/** Swap Face…: two pictures selected in the explorer, else the face and then the picture, each by a dialog. */
export async function swapFace(services: Services, ...args: readonly unknown[]): Promise<void> {
  await requireSendable(services, 'swapFace');
  const selected = pictureUrisOf(args) ?? [];
  if (selected.length > 2) {
    explain(
      vscode.l10n.t('Select two pictures: one with the face, and one that is to receive it.'),
    );
    return;
  }
  const pair = await (selected.length === 2 ? orderPair(selected) : pickPair(selected[0]));
  if (!pair) return;
  const [face, target] = await readPictures(services, pair);
  if (!face || !target) return;
  // Compared by content: a copy under another name would be paid for and change nothing.
  if (face.hash === target.hash) {
    explain(vscode.l10n.t('That is the same picture twice. Choose another one for the face.'));
    return;
  }
  await submitRequest(services, { kind: 'swapFace', face, target });
}

/** Asked, because a selection has an order that nobody sees. */
async function orderPair(uris: readonly vscode.Uri[]): Promise<Pair | undefined> {
  const items = uris.map((uri) => ({ label: nameOf(uri), uri }));
  const chosen = await vscode.window.showQuickPick(items, {
    placeHolder: vscode.l10n.t('Which picture has the face?'),
  });
  const other = items.find((item) => item !== chosen);
  return chosen && other && [chosen.uri, other.uri];
}

async function pickPair(clicked: vscode.Uri | undefined): Promise<Pair | undefined> {
  const face = clicked ?? (await pickOne(vscode.l10n.t('Swap Face: the Face')));
  const target = face && (await pickOne(vscode.l10n.t('Swap Face: the Picture That Receives It')));
  return face && target && [face, target];
}

async function pickOne(title: string): Promise<vscode.Uri | undefined> {
  return (await pickPictureUris({ canPickMany: false, title }))?.[0];
}

function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
