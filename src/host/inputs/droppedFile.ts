import * as vscode from 'vscode';
import { FailureError, invalid } from '../../domain/failure';

/**
 * The file whose address was dropped into a page: of this machine, of a remote one, or of the workspace wherever that
 * lies. VS Code gives a page no bytes of it. A page is a browser: it may name anything, and gets only pictures.
 * @throws FailureError `notAFile`
 */
export function droppedFile(address: string): vscode.Uri {
  const uri = parsed(address);
  if (!uri || !isOfHere(uri)) throw new FailureError(invalid('notAFile'));
  return uri;
}

/** A `file` with an authority lies on another machine, which would learn of this one by being asked. */
function isOfHere({ scheme, authority }: vscode.Uri): boolean {
  if (scheme === 'file' && authority === '') return true;
  // There is one remote machine in a window, and VS Code asks no other.
  if (scheme === 'vscode-remote') return true;
  const folders = vscode.workspace.workspaceFolders ?? [];
  return folders.some(({ uri }) => uri.scheme === scheme && uri.authority === authority);
}

function parsed(address: string): vscode.Uri | undefined {
  try {
    return vscode.Uri.parse(address, true);
  } catch {
    return undefined;
  }
}
