import { homedir } from 'node:os';
import * as vscode from 'vscode';

/** The folder that a save dialog begins in: the setting, else the workspace, else the home folder. */
export function saveFolder(setting: string): vscode.Uri {
  const wanted = setting.trim().replaceAll('\\', '/');
  const workspace = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (/^~(\/|$)/.test(wanted)) return vscode.Uri.file(homedir() + wanted.slice(1));
  if (/^([a-z]:)?\//i.test(wanted)) {
    // In a remote or virtual workspace an absolute path means one over there.
    return workspace && workspace.scheme !== 'file'
      ? workspace.with({ path: wanted })
      : vscode.Uri.file(wanted);
  }
  const base = workspace ?? vscode.Uri.file(homedir());
  return wanted === '' ? base : vscode.Uri.joinPath(base, wanted);
}
