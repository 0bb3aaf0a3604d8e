import * as vscode from 'vscode';
import { isKeepable } from '../../domain/asset';
import { withMotion } from '../../domain/parameters/filmPrompt';
import { picturesOf, promptOf, type PictureRef, type TaskRequest } from '../../domain/request';
import type { AttachedPicture, DraftKind, RemedyId } from '../../protocol/views';
import type { CheckResult } from '../../tasks/taskChecker';
import { pressAgain } from '../pressAction';
import { generalRemedyCommands } from '../remedyCommands';
import type { Services } from '../services';
import type { Page } from './page';

/** Carries out one of the buttons under a problem. */
export async function runRemedy(
  services: Services,
  page: Page,
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
      return editPrompt(services, page, taskId);
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

async function editPrompt(services: Services, page: Page, taskId: string): Promise<void> {
  const task = await services.store.get(taskId);
  if (!task) return;
  const { request, failure } = task;
  if (request.kind === 'edit') {
    const { prompt, picture, region } = request;
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
    kind: draftKindOf(request),
    prompt:
      request.kind === 'video' ? withMotion(request.prompt, request.motion) : promptOf(request),
    ...(request.kind === 'blend' ? { shape: request.shape } : {}),
    ...(request.kind === 'video' ? { resolution: request.resolution ?? '480' } : {}),
    pictures: picturesOf(request).map((each) => ({
      ...page.attached(each),
      ...roleOf(request, each),
    })),
    ...(failure?.word === undefined ? {} : { markedWord: failure.word }),
  });
}

function draftKindOf({ kind }: TaskRequest): DraftKind {
  return kind === 'action' || kind === 'import' ? 'imagine' : kind;
}

function roleOf(request: TaskRequest, { hash }: PictureRef): Pick<AttachedPicture, 'role'> {
  if (request.kind !== 'imagine') return {};
  const reference = request.references?.find(({ picture }) => picture.hash === hash);
  return reference ? { role: reference.role } : {};
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
