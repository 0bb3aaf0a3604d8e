import * as vscode from 'vscode';
import { isTerminal } from '../../domain/task';
import { pickTask } from '../inputs/pickTask';
import type { Services } from '../services';

/** Stop Watching: for what hangs, or is not wanted any more, where the gateway cannot cancel. */
export async function stopWatching(services: Services, ...args: readonly unknown[]): Promise<void> {
  const task = await pickTask(services, args, {
    isSuitable: ({ phase }) => !isTerminal(phase),
    placeholder: vscode.l10n.t('Which task should not be watched any more?'),
    nothing: vscode.l10n.t('No task is running. Imagine something first.'),
  });
  if (task) await services.tasks.stopWatching(task.id);
}
