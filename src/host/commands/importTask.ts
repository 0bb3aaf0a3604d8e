import * as vscode from 'vscode';
import { askText } from '../inputs/askText';
import { parseTaskId } from '../inputs/parseTaskId';
import type { Services } from '../services';
import { revealTask } from './revealTask';
import { requireCurrentKey } from './submitRequest';

/** Import Task by ID…: a task made elsewhere with the same key. Costs nothing: only a query is sent. */
export async function importTask(services: Services): Promise<void> {
  await requireCurrentKey(services);
  const text = await askText({
    title: vscode.l10n.t('Import Task'),
    placeholder: vscode.l10n.t('Task ID, or the address it is fetched from'),
    check: (value) =>
      parseTaskId(value) === undefined
        ? vscode.l10n.t('That is not a task ID. Paste the ID of a task of this gateway.')
        : undefined,
  });
  const remoteId = text === undefined ? undefined : parseTaskId(text);
  if (remoteId === undefined) return;
  const { task } = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Asking for the task') },
    () => services.tasks.importTask(remoteId),
  );
  await revealTask(services, task.id);
}
