import * as vscode from 'vscode';
import { binDays, type BinnedTask } from '../../tasks/history/history';
import { taskTitle } from '../gallery/taskView';
import { explain } from '../inputs/explain';
import { originLabel } from '../originLabel';
import type { Services } from '../services';
import { revealTask } from './revealTask';

/** Restore Removed…: what lies in the bin, latest first; those that are chosen come back as they were. */
export async function restoreRemoved(services: Services): Promise<void> {
  const binned = await services.store.binned();
  if (binned.length === 0) {
    explain(
      vscode.l10n.t(
        'Nothing was removed that could be restored. What you remove stays here for {0} days.',
        binDays,
      ),
    );
    return;
  }
  const chosen = await vscode.window.showQuickPick(binned.map(itemOf), {
    canPickMany: true,
    title: vscode.l10n.t('Restore Removed'),
    placeHolder: vscode.l10n.t('What should come back?'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (!chosen || chosen.length === 0) return;
  // Another window may have been quicker.
  const [newest, ...more] = await services.tasks.restore(chosen.map(({ id }) => id));
  if (newest === undefined) {
    explain(vscode.l10n.t('That is not in the bin any more. Look for it in the gallery.'));
    return;
  }
  const sentence = vscode.l10n.t('Tasks restored: {0}', more.length + 1);
  vscode.window.setStatusBarMessage(`$(check) ${sentence}`, 5_000);
  await revealTask(services, newest);
}

function itemOf({ task, binnedAt }: BinnedTask): vscode.QuickPickItem & { readonly id: string } {
  const when = new Date(binnedAt).toLocaleString(vscode.env.language, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return {
    label: taskTitle(task),
    description: originLabel(task),
    detail: vscode.l10n.t('Removed {0}', when),
    id: task.id,
  };
}
