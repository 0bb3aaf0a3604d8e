import * as vscode from 'vscode';
import { isFailureError } from '../../domain/failure';
import { explain } from '../inputs/explain';
import { hasPicture, pickTask } from '../inputs/pickTask';
import type { Services } from '../services';

/** Refresh Links: new ones for a picture whose links have died. Costs nothing. */
export async function refreshLinks(services: Services, ...args: readonly unknown[]): Promise<void> {
  const task = await pickTask(services, args, {
    isSuitable: (each) => hasPicture(each) && each.remoteId !== undefined,
    placeholder: vscode.l10n.t('Whose links should be refreshed?'),
    nothing: vscode.l10n.t('There is no picture with links yet. Imagine one first.'),
  });
  if (!task) return;
  try {
    await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Asking for new links') },
      () => services.tasks.refreshLinks(task.id),
    );
  } catch (error) {
    if (!isFailureError(error) || error.failure.kind !== 'notOffered') throw error;
    explain(vscode.l10n.t('The gateway has no newer links. What is kept on this machine stays.'));
    return;
  }
  vscode.window.setStatusBarMessage(`$(check) ${vscode.l10n.t('Links refreshed')}`, 5_000);
}
