import * as vscode from 'vscode';
import { exportPicture } from '../documents/exportPicture';
import { hasPicture, pickTask } from '../inputs/pickTask';
import type { Services } from '../services';

/** Open Picture: the file, or one cell of it, in VS Code's own preview. */
export async function openPicture(services: Services, ...args: readonly unknown[]): Promise<void> {
  const task = await pickTask(services, args, {
    isSuitable: hasPicture,
    placeholder: vscode.l10n.t('Which picture should be opened?'),
    nothing: vscode.l10n.t('There is no picture to open yet. Imagine one first.'),
  });
  if (!task) return;
  const uri = await exportPicture(services, task, args);
  await vscode.commands.executeCommand('vscode.open', uri);
}
