import * as vscode from 'vscode';
import { picturesOf, promptOf, type PictureRef, type TaskRequest } from '../../domain/request';
import type { AttachedPicture, DraftKind, RemedyId } from '../../protocol/views';
import type { CheckResult } from '../../tasks/taskChecker';
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
      await tasks.retry(taskId);
      return;
    case 'check':
      sayChecked(await tasks.check(taskId));
      return;
    case 'discard':
      return tasks.discard(taskId);
    case 'dismiss':
      await tasks.forget([taskId]);
      return;
    case 'fetchPicture':
      await tasks.bytesOf(taskId);
      return;
    case 'editPrompt':
      return editPrompt(services, page, taskId);
    case 'setKey':
    case 'chooseGateway':
    case 'showLog':
    case 'checkAgain':
      await vscode.commands.executeCommand(generalRemedyCommands[remedy]);
      return;
  }
}

async function editPrompt(services: Services, page: Page, taskId: string): Promise<void> {
  const task = await services.store.get(taskId);
  if (!task) return;
  const { request, failure } = task;
  const kind: DraftKind =
    request.kind === 'blend' || request.kind === 'describe' ? request.kind : 'imagine';
  page.tell('composer/fill', {
    kind,
    prompt: promptOf(request),
    pictures: picturesOf(request).map((each) => ({
      ...page.attached(each),
      ...roleOf(request, each),
    })),
    ...(failure?.word === undefined ? {} : { markedWord: failure.word }),
  });
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
