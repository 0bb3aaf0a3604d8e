import * as vscode from 'vscode';
import { FailureError, invalid } from '../../domain/failure';

/**
 * The file whose address was dropped into a page: of this machine, of a remote one, or of the workspace wherever that
 * lies. VS Code gives a page no bytes of it. A page is a browser: it may name anything, and gets only pictures.
 * @throws FailureError `notAFile`
 */
export function droppedFile(address: string): vscode.Uri {
  const uri = parsed(address);
  const folders = vscode.workspace.workspaceFolders ?? [];
  const schemes = ['file', 'vscode-remote', ...folders.map((folder) => folder.uri.scheme)];
  if (!uri || !schemes.includes(uri.scheme)) throw new FailureError(invalid('notAFile'));
  return uri;
}

function parsed(address: string): vscode.Uri | undefined {
  try {
    return vscode.Uri.parse(address, true);
  } catch {
    return undefined;
  }
}
