import { homedir } from 'node:os';
import * as vscode from 'vscode';
import type { Settings } from '../settings';
import { staysInside } from './staysInside';

/**
 * The folder that a save dialog begins in: the setting, else the workspace, else the home folder. Where the
 * workspace itself sets it, it counts only if it lies in there: a repository must not choose where else on a
 * machine files appear.
 */
export async function saveFolder(settings: Pick<Settings, 'get' | 'getOwn'>): Promise<vscode.Uri> {
  const wanted = settings.get('save.folder');
  const own = settings.getOwn('save.folder');
  const folder = folderOf(wanted);
  if (wanted === own) return folder;
  const roots = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  return (await staysInside(folder, roots)) ? folder : folderOf(own);
}

function folderOf(setting: string): vscode.Uri {
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
