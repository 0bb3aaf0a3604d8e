import * as vscode from 'vscode';
import { explain } from '../inputs/explain';
import { pickTask } from '../inputs/pickTask';
import { surfaceArgument } from '../inputs/surfaceArgument';
import { taskArgument } from '../inputs/taskArgument';
import { commandIds } from '../manifest';
import type { Services } from '../services';

/** Use Seed: into the prompt that is being written. Asks no gateway; that is what Get Seed does. */
export async function useSeed(services: Services, ...args: readonly unknown[]): Promise<void> {
  const { taskId } = taskArgument(args);
  const named = taskId === undefined ? undefined : await services.store.get(taskId);
  if (named && named.seed === undefined) {
    const sentence = vscode.l10n.t('The seed of this picture is not known yet. Get Seed first.');
    explain(sentence, getSeedOf(named.id));
    return;
  }
  const task = await pickTask(services, args, {
    isSuitable: ({ seed }) => seed !== undefined,
    placeholder: vscode.l10n.t('Whose seed should be used?'),
    nothing: vscode.l10n.t('No seed is known yet. Get Seed first.'),
    wayOut: getSeedOf(),
  });
  if (task?.seed === undefined) return;
  await services.gallery.fillComposer({ seed: task.seed }, surfaceArgument(args));
}

function getSeedOf(taskId?: string) {
  return {
    label: vscode.l10n.t('Get Seed'),
    run: () => vscode.commands.executeCommand(commandIds.getSeed, ...(taskId ? [{ taskId }] : [])),
  };
}
