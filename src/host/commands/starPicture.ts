import * as vscode from 'vscode';
import { pickTask } from '../inputs/pickTask';
import type { Services } from '../services';

/** Star Picture: or takes its star away. Starred pictures stay when room is needed or the history is cleared. */
export async function starPicture(services: Services, ...args: readonly unknown[]): Promise<void> {
  const task = await pickTask(services, args, {
    isSuitable: (each) => each.phase === 'succeeded',
    placeholder: vscode.l10n.t('Which picture should get a star, or lose it?'),
    nothing: vscode.l10n.t('There is no picture to star yet. Imagine one first.'),
  });
  if (!task) return;
  const isStarred = task.isStarred !== true;
  await services.tasks.star([task.id], isStarred);
  const said = isStarred ? vscode.l10n.t('Starred') : vscode.l10n.t('Star removed');
  vscode.window.setStatusBarMessage(`$(${isStarred ? 'star-full' : 'star-empty'}) ${said}`, 3_000);
}
