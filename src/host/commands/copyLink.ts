import * as vscode from 'vscode';
import { FailureError, invalid } from '../../domain/failure';
import { sandboxId } from '../gateways';
import { chosenCell } from '../inputs/chosenCell';
import { hasPicture, pickTask } from '../inputs/pickTask';
import type { Services } from '../services';

/** Copy Link: the gateway's own link of a picture or of one cell, renewed first where it has visibly died. */
export async function copyLink(services: Services, ...args: readonly unknown[]): Promise<void> {
  const task = await pickTask(services, args, {
    isSuitable: hasPicture,
    placeholder: vscode.l10n.t('Whose link should be copied?'),
    nothing: vscode.l10n.t('There is no picture with a link yet. Imagine one first.'),
  });
  if (!task) return;
  if (task.connectionId === sandboxId) throw new FailureError(invalid('linkIsLocal'));
  const { url, isOfGrid } = await services.tasks.linkOf(
    task.id,
    chosenCell(services.gallery, task, args),
  );
  await vscode.env.clipboard.writeText(url);
  const said = isOfGrid
    ? vscode.l10n.t('Link of the grid copied: this gateway has none of single pictures')
    : vscode.l10n.t('Link copied');
  vscode.window.setStatusBarMessage(`$(check) ${said}`, 5_000);
}
