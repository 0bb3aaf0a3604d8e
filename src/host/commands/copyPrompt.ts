import * as vscode from 'vscode';
import { promptOfTask } from '../../domain/promptOfTask';
import { pickTask } from '../inputs/pickTask';
import type { Services } from '../services';

/** Copy Prompt: with its parameters, as it can be sent again. */
export async function copyPrompt(services: Services, ...args: readonly unknown[]): Promise<void> {
  const task = await pickTask(services, args, {
    isSuitable: (each) => promptOfTask(each) !== '',
    placeholder: vscode.l10n.t('Which prompt should be copied?'),
    nothing: vscode.l10n.t('There is no prompt to copy yet. Imagine something first.'),
  });
  if (!task) return;
  await vscode.env.clipboard.writeText(promptOfTask(task));
  vscode.window.setStatusBarMessage(`$(check) ${vscode.l10n.t('Prompt copied')}`, 3_000);
}
