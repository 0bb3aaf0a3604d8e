import * as vscode from 'vscode';
import type { PictureRef } from '../../domain/request';
import { readWorkspacePicture } from '../images/readWorkspacePicture';
import { extensions, pictureMimes } from '../images/pictureFormat';
import type { Services } from '../services';

/** Endings that VS Code's dialog lets through; what a file truly is, its bytes tell. */
const endings = [...pictureMimes.map((mime) => extensions[mime] ?? ''), 'jpeg'];

interface PickOptions {
  readonly canPickMany: boolean;
  readonly title: string;
}

/** Files chosen with VS Code's dialog, or undefined. Nothing is read yet. */
export async function pickPictureUris(
  options: PickOptions,
): Promise<readonly vscode.Uri[] | undefined> {
  const startAt = activePreviewUri() ?? vscode.workspace.workspaceFolders?.[0]?.uri;
  return vscode.window.showOpenDialog({
    title: options.title,
    openLabel: vscode.l10n.t('Use'),
    canSelectMany: options.canPickMany,
    filters: { [vscode.l10n.t('Pictures')]: endings },
    ...(startAt ? { defaultUri: startAt } : {}),
  });
}

/** Pictures chosen with VS Code's dialog and read, or undefined. Throws FailureError for a file that will not do. */
export async function pickPictures(
  services: Pick<Services, 'pictures'>,
  options: PickOptions,
): Promise<readonly PictureRef[] | undefined> {
  const uris = await pickPictureUris(options);
  return uris && readPictures(services, uris);
}

/** In the order given: the first picture of a blend weighs no more than the last, but people look for their order. */
export function readPictures(
  services: Pick<Services, 'pictures'>,
  uris: readonly vscode.Uri[],
): Promise<readonly PictureRef[]> {
  return Promise.all(uris.map((uri) => readWorkspacePicture(services.pictures, uri)));
}

export interface PicturesRead {
  readonly pictures: readonly PictureRef[];
  /** Of the first that will not do. */
  readonly error?: Error;
}

/**
 * Those that will do, in the order given; the others cost nothing but themselves. One after the other: together
 * they could be gigabytes. Never rejects.
 * @param uriOf may throw
 */
export async function readEachPicture<T>(
  services: Pick<Services, 'pictures'>,
  files: readonly T[],
  uriOf: (file: T) => vscode.Uri,
): Promise<PicturesRead> {
  const pictures: PictureRef[] = [];
  const errors: Error[] = [];
  for (const file of files) {
    try {
      pictures.push(await readWorkspacePicture(services.pictures, uriOf(file)));
    } catch (error) {
      errors.push(error instanceof Error ? error : new Error(String(error)));
    }
  }
  const [error] = errors;
  return { pictures, ...(error ? { error } : {}) };
}

/** The picture in VS Code's own preview, when that is the active tab. */
function activePreviewUri(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom && input.viewType === 'imagePreview.previewEditor'
    ? input.uri
    : undefined;
}

/** What a menu hands to a command: `(clicked, all selected)` in the explorer, a context object in a preview. */
export function pictureUrisOf(args: readonly unknown[]): readonly vscode.Uri[] | undefined {
  const [clicked, selected] = args;
  if (Array.isArray(selected) && selected.length > 0) return selected.filter(isUri);
  if (isUri(clicked)) return [clicked];
  const preview = typeof clicked === 'object' && clicked !== null ? activePreviewUri() : undefined;
  return preview && [preview];
}

function isUri(value: unknown): value is vscode.Uri {
  return value instanceof vscode.Uri;
}
