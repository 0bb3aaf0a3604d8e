import * as vscode from 'vscode';
import { FailureError, invalid } from '../../domain/failure';
import type { Action } from '../../domain/action';
import type { Task } from '../../domain/task';
import { explain } from '../inputs/explain';
import { pickAction } from '../inputs/pickAction';
import { pickTask } from '../inputs/pickTask';
import { taskArgument } from '../inputs/taskArgument';
import { pressAction } from '../pressAction';
import type { Services } from '../services';
import { untilInputWanted } from '../untilInputWanted';
import { answerTask } from './answerTask';
import { revealTask } from './revealTask';

/** Run Action…: any button under a picture, for keyboards, key bindings and screen readers. */
export async function runAction(services: Services, ...args: readonly unknown[]): Promise<void> {
  const task = await pickTask(services, args, {
    isSuitable: (each) => each.phase === 'succeeded' && each.actions.length > 0,
    placeholder: vscode.l10n.t('Which picture?'),
    nothing: vscode.l10n.t('There is no picture with buttons yet. Imagine one first.'),
  });
  const action = task && (await chosenAction(task, args));
  if (!task || !action) return;
  const refusal = task.refusedActions[action.id];
  if (refusal !== undefined) {
    explain(vscode.l10n.t('This gateway does not offer {0}: {1}', action.label, refusal));
    return;
  }
  const sent = await pressAction(services, task.id, action.id);
  if (!sent) return;
  await revealTask(services, sent.task.id);
  const settled = await sent.settled;
  const isAsked = await untilInputWanted(services, settled, action.label);
  if (isAsked) await answerTask(services, { taskId: settled.id });
}

async function chosenAction(task: Task, args: readonly unknown[]): Promise<Action | undefined> {
  const { actionId } = taskArgument(args);
  if (actionId === undefined) return pickAction(task);
  const action = task.actions.find((each) => each.id === actionId);
  if (!action) throw new FailureError(invalid('actionUnknown'));
  return action;
}
