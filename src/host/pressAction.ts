import * as vscode from 'vscode';
import type { Task } from '../domain/task';
import type { SentTask } from '../tasks/taskSender';
import { reportFailure } from './reportFailure';
import type { Services } from './services';

type Needed = Pick<Services, 'tasks' | 'logger'>;

/**
 * Presses a button under a picture. Where the gateway does not know it and several requests do the same, which is
 * Imagine all, a person is asked first: one press would be charged as often. Undefined when they said no.
 * @throws FailureError when nothing was sent
 */
export async function pressAction(
  services: Needed,
  taskId: string,
  actionId: string,
): Promise<SentTask | undefined> {
  const { tasks } = services;
  const count = await tasks.countOneByOne(taskId, actionId);
  if (count > 0) return askOneByOne(services, taskId, actionId, count);
  const sent = await tasks.act(taskId, actionId);
  // Not waited for: only the first press of this button at a gateway finds out that it takes several.
  void sent.settled
    .then((settled) => goOn(services, settled))
    .catch((error: unknown) => reportFailure(services, error));
  return sent;
}

/** Retry for a press that was refused for that; its card goes when others take its place. */
export async function pressAgain(services: Needed, { id, request }: Task): Promise<void> {
  if (request.kind !== 'action') return;
  const sent = await pressAction(services, request.taskId, request.actionId);
  if (sent) await services.tasks.forget([id]);
}

async function goOn(services: Needed, { id, request, failure }: Task): Promise<void> {
  if (request.kind !== 'action' || failure?.reason !== 'oneByOne') return;
  const { taskId, actionId } = request;
  const count = await services.tasks.countOneByOne(taskId, actionId);
  const sent = count > 0 && (await askOneByOne(services, taskId, actionId, count));
  if (sent) await services.tasks.forget([id]);
}

async function askOneByOne(
  { tasks }: Needed,
  taskId: string,
  actionId: string,
  count: number,
): Promise<SentTask | undefined> {
  const send = vscode.l10n.t('Send {0} Prompts', count);
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t('This gateway cannot imagine all at once. Send the prompts one by one?'),
    {
      modal: true,
      detail: vscode.l10n.t('That makes {0} requests, and each is charged by itself.', count),
    },
    send,
  );
  return chosen === send ? (await tasks.actOneByOne(taskId, actionId))[0] : undefined;
}
