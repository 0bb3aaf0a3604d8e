import * as vscode from 'vscode';
import { isKeepable } from '../../domain/asset';
import { isFailureError } from '../../domain/failure';
import { promptOfTask } from '../../domain/promptOfTask';
import { typedWordsOf, type Task } from '../../domain/task';
import type { RemedyId } from '../../protocol/views';
import type { CheckResult } from '../../tasks/taskChecker';
import { pressAgain } from '../pressAction';
import { generalRemedyCommands } from '../remedyCommands';
import type { ComposerPage, Services } from '../services';
import { composerFill } from './composerFill';

/**
 * Carries out one of the buttons under a problem.
 * @param composer asked for only when something has to be written into it
 */
export async function runRemedy(
  services: Services,
  composer: () => ComposerPage | Promise<ComposerPage>,
  taskId: string,
  remedy: RemedyId,
): Promise<void> {
  const { tasks } = services;
  switch (remedy) {
    case 'retry':
    case 'sendAgain':
      return retry(services, taskId);
    case 'check':
      sayChecked(await tasks.check(taskId));
      return;
    case 'discard':
      return tasks.discard(taskId);
    case 'dismiss':
      await tasks.forget([taskId]);
      return;
    case 'fetchPicture':
      return fetchAll(services, taskId);
    case 'editPrompt':
    case 'changePictures':
      return editPrompt(services, await composer(), taskId);
    case 'setKey':
    case 'chooseGateway':
    case 'showLog':
    case 'checkAgain':
    case 'testConnection':
      await vscode.commands.executeCommand(generalRemedyCommands[remedy]);
      return;
  }
}

async function retry(services: Services, taskId: string): Promise<void> {
  const task = await services.store.get(taskId);
  if (task?.failure?.reason === 'oneByOne') return pressAgain(services, task);
  await services.tasks.retry(taskId);
}

/** All files that are missing; a film of a set may be there while the others are not. */
async function fetchAll({ tasks, store }: Services, taskId: string): Promise<void> {
  const files = (await store.get(taskId))?.assets.filter(isKeepable) ?? [];
  const fetches = files.flatMap(({ file }, index) =>
    file ? [] : [tasks.bytesOf(taskId, index + 1)],
  );
  await (fetches.length > 0 ? Promise.all(fetches) : tasks.bytesOf(taskId));
}

async function editPrompt(services: Services, page: ComposerPage, taskId: string): Promise<void> {
  const task = await services.store.get(taskId);
  if (!task) return;
  const isPress = task.request.kind === 'action';
  if (!isPress || !(await openWindowAgain(services, page, task))) composeAgain(page, task);
}

function composeAgain(page: ComposerPage, task: Task): void {
  const { request, failure } = task;
  const prompt = typedWordsOf(task) ?? promptOfTask(task);
  if (request.kind === 'edit') {
    const { picture, region } = request;
    page.tell('picture/compose', {
      kind: 'edit',
      prompt,
      picture: page.attached(region?.whole ?? picture),
      ...(region?.strokes === undefined ? {} : { strokes: region.strokes }),
      ...(failure?.word === undefined ? {} : { markedWord: failure.word }),
    });
    return;
  }
  page.tell('composer/fill', {
    ...composerFill(request, page, prompt),
    ...(failure?.word === undefined ? {} : { markedWord: failure.word }),
  });
}

/**
 * Presses the button anew, whose window begins with what was written into the last one. False where it cannot be
 * pressed any more, or has no such words: then nothing was sent.
 */
async function openWindowAgain(
  { tasks }: Services,
  page: ComposerPage,
  task: Task,
): Promise<boolean> {
  if (typedWordsOf(task) === undefined) return false;
  try {
    const sent = await tasks.retry(task.id);
    page.tell('task/reveal', { taskId: sent.task.id });
    return true;
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
}

/** The picture, its button or its gateway is not there any more. */
function isGone(error: unknown): boolean {
  if (!isFailureError(error)) return false;
  const { kind, reason } = error.failure;
  return kind === 'notOffered' || reason === 'taskUnknown' || reason === 'actionUnknown';
}

/** What was found is seen on the card; what was not needs a word. */
function sayChecked(result: CheckResult): void {
  if (result === 'notFound') {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('The gateway does not have this task. Send it again, or discard it.'),
    );
  }
  if (result === 'cannotTell') {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'This gateway cannot tell. Look at its own list of tasks: import it by its ID, or send it again.',
      ),
    );
  }
}
