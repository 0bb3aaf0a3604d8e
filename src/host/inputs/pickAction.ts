import * as vscode from 'vscode';
import { actionGroups, type Action, type ActionGroup } from '../../domain/action';
import type { Task } from '../../domain/task';
import { actionGroupLabel } from '../actionGroupLabel';
import { actionTooltip } from '../gallery/actionTooltip';

type Item = vscode.QuickPickItem & { readonly action?: Action };

/** One of a task's buttons, in the groups of the action bar, or undefined. */
export async function pickAction(task: Task): Promise<Action | undefined> {
  const items = actionGroups.flatMap((group) => itemsOf(task, group));
  const chosen = await vscode.window.showQuickPick<Item>(items, {
    placeHolder: vscode.l10n.t('Which button?'),
    matchOnDescription: true,
  });
  return chosen?.action;
}

function itemsOf(task: Task, group: ActionGroup): readonly Item[] {
  const items = task.actions
    .filter((action) => action.group === group)
    .map((action) => itemOf(task, action));
  if (items.length === 0) return [];
  return [{ label: actionGroupLabel(group), kind: vscode.QuickPickItemKind.Separator }, ...items];
}

function itemOf(task: Task, action: Action): Item {
  const wasPressed = (action.wasPressed ?? false) || task.pressedActionIds.includes(action.id);
  const refused = task.refusedActions[action.id];
  const label = [action.emoji, action.label].filter((part) => part).join(' ');
  return {
    action,
    label: refused === undefined ? label : `$(circle-slash) ${label}`,
    description: wasPressed ? vscode.l10n.t('pressed before') : '',
    detail: refused ?? actionTooltip(action),
  };
}
