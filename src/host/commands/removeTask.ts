import * as vscode from 'vscode';
import { isTerminal } from '../../domain/task';
import { pickTask } from '../inputs/pickTask';
import type { Services } from '../services';

/** Remove from History: into the bin, with a way back. What still runs is cancelled, not removed. */
export async function removeTask(services: Services, ...args: readonly unknown[]): Promise<void> {
  const task = await pickTask(services, args, {
    isSuitable: (each) => isTerminal(each.phase),
    placeholder: vscode.l10n.t('Which task should be removed?'),
    nothing: vscode.l10n.t('There is nothing to remove yet. Imagine something first.'),
  });
  if (!task) return;
  const removed = await services.tasks.forget([task.id]);
  if (removed.length === 0) return;
  const undo = vscode.l10n.t('Undo');
  // Not waited for: the toast stays as long as a person likes.
  void vscode.window
    .showInformationMessage(vscode.l10n.t('Removed from the history.'), undo)
    .then((chosen) => (chosen === undo ? services.tasks.restore(removed) : undefined));
}
