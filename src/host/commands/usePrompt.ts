import * as vscode from 'vscode';
import { promptOfTask } from '../../domain/promptOfTask';
import { pickTask } from '../inputs/pickTask';
import { surfaceArgument } from '../inputs/surfaceArgument';
import type { Services } from '../services';

/** Use Prompt: into the composer, with its parameters, to be changed and sent again. */
export async function usePrompt(services: Services, ...args: readonly unknown[]): Promise<void> {
  const task = await pickTask(services, args, {
    isSuitable: (each) => promptOfTask(each) !== '',
    placeholder: vscode.l10n.t('Which prompt should be used?'),
    nothing: vscode.l10n.t('There is no prompt to use yet. Imagine something first.'),
  });
  if (!task) return;
  const fill = { kind: 'imagine', prompt: promptOfTask(task) } as const;
  await services.gallery.fillComposer(fill, surfaceArgument(args));
}
