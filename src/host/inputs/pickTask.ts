import * as vscode from 'vscode';
import { isKeepable } from '../../domain/asset';
import { FailureError, invalid, type InvalidReason } from '../../domain/failure';
import type { Task } from '../../domain/task';
import { taskTitle } from '../gallery/taskView';
import { commandIds } from '../manifest';
import type { Services } from '../services';
import { explain, type WayOut } from './explain';
import { taskArgument } from './taskArgument';

/** How far back the list goes; older ones are found in the gallery, where they can be seen. */
const listLength = 100;

interface Wanted {
  readonly isSuitable: (task: Task) => boolean;
  readonly placeholder: string;
  /** Said when no task is suitable. */
  readonly nothing: string;
  /** What helps then; absent: to imagine something. */
  readonly wayOut?: WayOut;
}

/**
 * The task a command is about: the one it was given, else the focused one if it will do, else one chosen
 * from a list. Undefined when a person thought better of it. Throws FailureError for a task that is gone.
 */
export async function pickTask(
  services: Pick<Services, 'store' | 'gallery'>,
  args: readonly unknown[],
  wanted: Wanted,
): Promise<Task | undefined> {
  const { taskId } = taskArgument(args);
  if (taskId !== undefined) {
    const task = await services.store.get(taskId);
    if (!task) throw new FailureError(invalid('taskUnknown'));
    if (!wanted.isSuitable(task)) throw new FailureError(invalid(whyNot(task, wanted)));
    return task;
  }
  const focusedId = services.gallery.focusedTaskId;
  const focused = focusedId === undefined ? undefined : await services.store.get(focusedId);
  if (focused && wanted.isSuitable(focused)) return focused;
  return pickFromList(services, wanted);
}

export function hasPicture(task: Task): boolean {
  return task.phase === 'succeeded' && task.assets.some(isKeepable);
}

/** A picture that does not move: what a clipboard takes, and what can be edited, compared or referred to. */
export function hasStillPicture(task: Task): boolean {
  return hasPicture(task) && !task.assets.some(({ kind }) => kind === 'video');
}

function whyNot(task: Task, { isSuitable }: Wanted): InvalidReason {
  // It is finished, and moves.
  return isSuitable === hasStillPicture && hasPicture(task) ? 'notAStill' : 'taskNotReady';
}

async function pickFromList(
  services: Pick<Services, 'store'>,
  wanted: Wanted,
): Promise<Task | undefined> {
  const tasks = (await services.store.recent(listLength)).filter(wanted.isSuitable);
  if (tasks.length === 0) {
    explain(wanted.nothing, wanted.wayOut ?? imagineFirst());
    return undefined;
  }
  const chosen = await vscode.window.showQuickPick(tasks.map(itemOf), {
    placeHolder: wanted.placeholder,
    matchOnDescription: true,
  });
  return chosen?.task;
}

function imagineFirst(): WayOut {
  return {
    label: vscode.l10n.t('Imagine…'),
    run: () => vscode.commands.executeCommand(commandIds.imagine),
  };
}

function itemOf(task: Task): vscode.QuickPickItem & { readonly task: Task } {
  const when = new Date(task.createdAt).toLocaleString(vscode.env.language, {
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const origin = task.parent?.label;
  return {
    label: taskTitle(task),
    description: origin === undefined ? when : `${origin} · ${when}`,
    task,
  };
}
