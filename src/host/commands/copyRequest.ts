import * as vscode from 'vscode';
import { FailureError, invalid } from '../../domain/failure';
import { pickTask } from '../inputs/pickTask';
import type { Services } from '../services';

/** Copy Request as cURL: what made a task, without the key, to show to a gateway's support. */
export async function copyRequest(services: Services, ...args: readonly unknown[]): Promise<void> {
  const { store, gateways, providers } = services;
  const task = await pickTask(services, args, {
    isSuitable: () => true,
    placeholder: vscode.l10n.t('Whose request should be copied?'),
    nothing: vscode.l10n.t('There is no request to copy yet. Imagine something first.'),
  });
  if (!task) return;
  const { request } = task;
  const parent = request.kind === 'action' ? await store.get(request.taskId) : undefined;
  const connection = gateways.byId(task.connectionId);
  const curl =
    connection && (await providers.get(task.providerId)?.curlOf?.(task, parent, connection));
  if (curl === undefined) throw new FailureError(invalid('taskUnknown'));
  await vscode.env.clipboard.writeText(curl);
  void vscode.window.showInformationMessage(
    vscode.l10n.t('The request is copied. The key is not in it: put it into {0}.', 'EASEL_KEY'),
  );
}
