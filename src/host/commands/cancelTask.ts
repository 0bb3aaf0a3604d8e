import * as vscode from 'vscode';
import { isTerminal } from '../../domain/task';
import { pickTask } from '../inputs/pickTask';
import type { Services } from '../services';

/** Cancel Task: stopped where the gateway can, else no longer watched. */
export async function cancelTask(services: Services, ...args: readonly unknown[]): Promise<void> {
  const task = await pickTask(services, args, {
    isSuitable: ({ phase }) => !isTerminal(phase),
    placeholder: vscode.l10n.t('Which task should be cancelled?'),
    nothing: vscode.l10n.t('No task is running. Imagine something first.'),
  });
  if (task) await services.tasks.cancel(task.id);
}
