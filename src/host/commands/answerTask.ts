import * as vscode from 'vscode';
import { taskTitle } from '../gallery/taskView';
import { answerInput } from '../inputs/promptInput';
import { pickTask } from '../inputs/pickTask';
import type { Services } from '../services';
import { revealTask } from './revealTask';

/** Answer…: the prompt that a Custom Zoom, a remix or a Vary (Region) waits for. */
export async function answerTask(services: Services, ...args: readonly unknown[]): Promise<void> {
  const task = await pickTask(services, args, {
    isSuitable: (each) => each.phase === 'needsInput',
    placeholder: vscode.l10n.t('Which task should be answered?'),
    nothing: vscode.l10n.t(
      'No task waits for an answer. Press a button such as Custom Zoom first.',
    ),
  });
  if (!task) return;
  const title = task.parent?.label ?? taskTitle(task);
  const prompt = await answerInput(title, task.inputWanted?.suggestion ?? '');
  if (prompt === undefined) return;
  const sent = await services.tasks.answer(task.id, { prompt });
  await revealTask(services, sent.task.id);
}
