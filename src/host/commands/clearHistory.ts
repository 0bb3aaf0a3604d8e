import * as vscode from 'vscode';
import { explain } from '../inputs/explain';
import type { Services } from '../services';

/** Clear History…: asked first, because nothing brings it back. */
export async function clearHistory(services: Services): Promise<void> {
  const { store, tasks } = services;
  if ((await store.count()) === 0 && (await store.binned()).length === 0) {
    explain(vscode.l10n.t('The history is empty. Nothing was deleted.'));
    return;
  }
  const allButStarred = vscode.l10n.t('Delete All but Starred');
  const everything = vscode.l10n.t('Delete Everything');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t('Delete the history with its pictures?'),
    {
      modal: true,
      detail: vscode.l10n.t(
        'This cannot be undone, and what you removed before cannot be brought back either. Tasks that still run stay, and so do files you saved.',
      ),
    },
    allButStarred,
    everything,
  );
  if (chosen === undefined) return;
  const count = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Deleting the history') },
    () => tasks.clear({ keepStarred: chosen !== everything }),
  );
  const sentence = vscode.l10n.t('Tasks deleted: {0}', count);
  vscode.window.setStatusBarMessage(`$(check) ${sentence}`, 5_000);
}
