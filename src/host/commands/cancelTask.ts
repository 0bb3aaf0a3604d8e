import * as vscode from 'vscode';
import { isFailureError } from '../../domain/failure';
import { isObservable } from '../../domain/task';
import { failureSentence } from '../failureText';
import { explain } from '../inputs/explain';
import { pickTask } from '../inputs/pickTask';
import type { Services } from '../services';

/** Cancel Task: asks the gateway, also one of which nobody knows yet whether it can. Not charged anywhere. */
export async function cancelTask(services: Services, ...args: readonly unknown[]): Promise<void> {
  const task = await pickTask(services, args, {
    isSuitable: isObservable,
    placeholder: vscode.l10n.t('Which task should be cancelled?'),
    nothing: vscode.l10n.t('No task is running. Imagine something first.'),
  });
  if (!task) return;
  try {
    await services.tasks.cancel(task.id);
  } catch (error) {
    if (!isFailureError(error) || !isAnswer(error.failure.reason)) throw error;
    explain(failureSentence(error.failure), {
      label: vscode.l10n.t('Stop Watching'),
      run: () => services.tasks.stopWatching(task.id),
    });
  }
}

function isAnswer(reason: string | undefined): boolean {
  return reason === 'cancelNotOffered' || reason === 'cancelRefused';
}
