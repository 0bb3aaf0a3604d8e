import * as vscode from 'vscode';
import { runRemedy } from '../gallery/runRemedy';
import { taskTitle } from '../gallery/taskView';
import { pickTask } from '../inputs/pickTask';
import { problemOfTask } from '../problemView';
import type { Services } from '../services';

/** Solve Problem…: every button under what went wrong with a task, and what each does there. */
export async function solveProblem(services: Services, ...args: readonly unknown[]): Promise<void> {
  const task = await pickTask(services, args, {
    isSuitable: (each) => problemOfTask(each) !== undefined,
    placeholder: vscode.l10n.t('Which problem should be solved?'),
    nothing: vscode.l10n.t('Nothing went wrong: no task has a problem.'),
  });
  const problem = task && problemOfTask(task);
  if (!problem) return;
  const chosen = await vscode.window.showQuickPick(problem.remedies, {
    title: taskTitle(task),
    placeHolder: [problem.sentence, problem.chargeText].filter(Boolean).join(' '),
  });
  if (!chosen) return;
  await runRemedy(services, () => services.gallery.composerPage(), task.id, chosen.id);
}
