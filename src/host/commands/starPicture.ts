import * as vscode from 'vscode';
import { givesStar } from '../../domain/givesStar';
import { pickTask } from '../inputs/pickTask';
import { taskArgument } from '../inputs/taskArgument';
import { tasksAmong } from '../inputs/tasksAmong';
import type { Services } from '../services';

/**
 * Star Picture: or takes its star away, of all that are selected where the menu was on one of them. Starred pictures
 * stay when room is needed or the history is cleared.
 */
export async function starPicture(services: Services, ...args: readonly unknown[]): Promise<void> {
  const { taskIds } = taskArgument(args);
  if (taskIds) return starAll(services, taskIds);
  const task = await pickTask(services, args, {
    isSuitable: (each) => each.phase === 'succeeded',
    placeholder: vscode.l10n.t('Which picture should get a star, or lose it?'),
    nothing: vscode.l10n.t('There is no picture to star yet. Imagine one first.'),
  });
  if (!task) return;
  const isStarred = task.isStarred !== true;
  await services.tasks.star([task.id], isStarred);
  tell(isStarred, isStarred ? vscode.l10n.t('Starred') : vscode.l10n.t('Star removed'));
}

async function starAll(services: Services, taskIds: readonly string[]): Promise<void> {
  const there = await tasksAmong(services, taskIds);
  const isStarred = givesStar(there);
  await services.tasks.star(taskIds, isStarred);
  const count = there.length;
  const said = isStarred
    ? vscode.l10n.t('Starred: {0}', count)
    : vscode.l10n.t('Stars removed: {0}', count);
  tell(isStarred, said);
}

function tell(isStarred: boolean, said: string): void {
  vscode.window.setStatusBarMessage(`$(${isStarred ? 'star-full' : 'star-empty'}) ${said}`, 3_000);
}
