import * as vscode from 'vscode';
import { setParameter } from '../../domain/parameters/editPrompt';
import { promptOfTask } from '../../domain/promptOfTask';
import { mayHaveSeed } from '../../domain/task';
import { copySeed } from '../copySeed';
import { pickTask } from '../inputs/pickTask';
import type { Services } from '../services';

/** Get Seed: copied, and with one more press in the composer, beside the prompt it belongs to. */
export async function getSeed(services: Services, ...args: readonly unknown[]): Promise<void> {
  const task = await pickTask(services, args, {
    isSuitable: mayHaveSeed,
    placeholder: vscode.l10n.t('Whose seed?'),
    nothing: vscode.l10n.t('There is no picture with a seed yet. Imagine one first.'),
  });
  if (!task) return;
  const seed = await copySeed(services, task.id);
  const use = vscode.l10n.t('Use in Prompt');
  void vscode.window
    .showInformationMessage(vscode.l10n.t('Seed {0} is copied.', seed), use)
    .then((chosen) => {
      if (chosen !== use) return undefined;
      const prompt = setParameter(promptOfTask(task), 'seed', seed);
      return services.gallery.fillComposer({ kind: 'imagine', prompt });
    });
}
