import * as vscode from 'vscode';
import { isTerminal } from '../../domain/task';
import { explain } from '../inputs/explain';
import { pickTask } from '../inputs/pickTask';
import { taskArgument } from '../inputs/taskArgument';
import type { Services } from '../services';

/**
 * Remove from History: into the bin, with a way back; all that are selected where the menu was on one of them. What
 * still runs is cancelled, not removed.
 */
export async function removeTask(services: Services, ...args: readonly unknown[]): Promise<void> {
  const { taskIds = await pickOne(services, args) } = taskArgument(args);
  const removed = await services.tasks.forget(taskIds);
  const open = new Set(services.store.open().map(({ id }) => id));
  const left = taskIds.filter((id) => open.has(id)).length;
  if (removed.length > 0) {
    services.gallery.dropTasks(removed);
    offerUndo(services, removed, left);
  } else if (left > 0) {
    explain(vscode.l10n.t('None of these has ended, so all of them stay. Cancel them first.'));
  }
}

/** None when a person thought better of it. */
async function pickOne(services: Services, args: readonly unknown[]): Promise<readonly string[]> {
  const task = await pickTask(services, args, {
    isSuitable: (each) => isTerminal(each.phase),
    placeholder: vscode.l10n.t('Which task should be removed?'),
    nothing: vscode.l10n.t('There is nothing to remove yet. Imagine something first.'),
  });
  return task ? [task.id] : [];
}

/** @param left how many of those that were meant are still open */
function offerUndo({ tasks }: Services, removed: readonly string[], left: number): void {
  const undo = vscode.l10n.t('Undo');
  // Not waited for: the toast stays as long as a person likes.
  void vscode.window
    .showInformationMessage(removedSentence(removed.length, left), undo)
    .then((chosen) => (chosen === undo ? tasks.restore(removed) : undefined));
}

function removedSentence(count: number, left: number): string {
  if (left > 0) {
    return vscode.l10n.t(
      'Removed from the history: {0}. Not ended yet, so they stay: {1}.',
      count,
      left,
    );
  }
  return count === 1
    ? vscode.l10n.t('Removed from the history.')
    : vscode.l10n.t('Removed from the history: {0}.', count);
}
