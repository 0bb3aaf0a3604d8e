import * as vscode from 'vscode';
import { FailureError, invalid } from '../../domain/failure';
import { promptWords } from '../../domain/parameters/editPrompt';
import { promptOfTask } from '../../domain/promptOfTask';
import type { PictureRef } from '../../domain/request';
import type { Task } from '../../domain/task';
import { stillPictureOf, type StillPicture } from '../documents/stillPicture';
import { taskTitle } from '../gallery/taskView';
import type { Services } from '../services';
import { pickPictures, pictureUrisOf, readPictures } from './pickPictures';
import { hasStillPicture } from './pickTask';
import { taskArgument } from './taskArgument';

interface PictureToUse extends StillPicture {
  /** Of the prompt that made it, without its parameters. */
  readonly words?: string;
}

/**
 * The one picture that a request is to be about: the one of the page's menu or button, the clicked one of the
 * explorer or of VS Code's preview, else one chosen with a dialog. Undefined when a person thought better of it.
 * @throws FailureError for one that will not do
 */
export async function pictureToCompose(
  services: Pick<Services, 'store' | 'tasks' | 'pictures' | 'gallery'>,
  args: readonly unknown[],
  title: string,
): Promise<PictureToUse | undefined> {
  const { taskId, cell } = taskArgument(args);
  if (taskId !== undefined) {
    const task = await services.store.get(taskId);
    if (!task) throw new FailureError(invalid('taskUnknown'));
    if (task.phase !== 'succeeded') throw new FailureError(invalid('taskNotReady'));
    if (!hasStillPicture(task)) throw new FailureError(invalid('notAStill'));
    return fromHistory(services, task, cell);
  }
  // The clicked one alone, however many are selected: a request is about one.
  const uris = pictureUrisOf(args.slice(0, 1));
  if (uris) return firstOf(await readPictures(services, uris));
  const place = await pickPlace(services, title);
  if (place === 'file') {
    return firstOf((await pickPictures(services, { canPickMany: false, title })) ?? []);
  }
  return place && fromHistory(services, place, services.gallery.focusedCell);
}

/** The palette knows no picture: the one with the focus in the page is offered, where there is one. */
async function pickPlace(
  { store, gallery }: Pick<Services, 'store' | 'gallery'>,
  title: string,
): Promise<Task | 'file' | undefined> {
  const { focusedTaskId } = gallery;
  const focused = focusedTaskId === undefined ? undefined : await store.get(focusedTaskId);
  if (!focused || !hasStillPicture(focused)) return 'file';
  const items = [
    { label: taskTitle(focused), description: vscode.l10n.t('in Easel'), place: focused },
    { label: vscode.l10n.t('Choose a File…'), place: 'file' as const },
  ];
  return (await vscode.window.showQuickPick(items, { title }))?.place;
}

async function fromHistory(
  services: Pick<Services, 'tasks' | 'pictures'>,
  task: Task,
  cell: number | undefined,
): Promise<PictureToUse> {
  const words = promptWords(promptOfTask(task));
  return { ...(await stillPictureOf(services, task, cell)), words };
}

function firstOf([picture]: readonly PictureRef[]): PictureToUse | undefined {
  return picture && { picture };
}
