import * as vscode from 'vscode';
import { promptOfTask } from '../../domain/promptOfTask';
import { referencesOfTask } from '../gallery/referencesOfTask';
import { ancestorsOf } from '../gallery/readFeed';
import { pickTask } from '../inputs/pickTask';
import { surfaceArgument } from '../inputs/surfaceArgument';
import type { Services } from '../services';

/** Use All: the prompt with its seed, where that is known, and the pictures it refers to. */
export async function useAll(services: Services, ...args: readonly unknown[]): Promise<void> {
  const task = await pickTask(services, args, {
    isSuitable: (each) => promptOfTask(each) !== '',
    placeholder: vscode.l10n.t('Which picture should be made again?'),
    nothing: vscode.l10n.t('There is no prompt to use yet. Imagine something first.'),
  });
  if (!task) return;
  const references = referencesOfTask(task, await ancestorsOf(services.store, task));
  const page = await services.gallery.composerPage(surfaceArgument(args));
  page.tell('composer/fill', {
    kind: 'imagine',
    prompt: promptOfTask(task),
    ...(task.seed === undefined ? {} : { seed: task.seed }),
    pictures: references.map(({ picture, ...role }) => ({ ...page.attached(picture), ...role })),
  });
}
