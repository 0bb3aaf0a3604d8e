import * as vscode from 'vscode';
import type { Exported } from '../../tasks/exchange/exportHistory';
import { freeUri } from '../documents/freeUri';
import { writeLocally } from '../documents/localFile';
import { saveFolder } from '../documents/saveFolder';
import { explain } from '../inputs/explain';
import type { Services } from '../services';
import { cancellableProgress } from './cancellableProgress';

/** Export History…: every task and picture in one file, for another machine or to be on the safe side. */
export async function exportHistory({ store, tasks, settings }: Services): Promise<void> {
  if ((await store.count()) === 0) {
    explain(vscode.l10n.t('The history is empty. There is nothing to export yet.'));
    return;
  }
  const name = `easel-${new Date().toLocaleDateString('sv')}`;
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export History'),
    defaultUri: await freeUri(await saveFolder(settings), name, 'easel.zip'),
    filters: { [vscode.l10n.t('Easel History')]: ['zip'] },
  });
  if (!target) return;
  const exported = await cancellableProgress(
    vscode.l10n.t('Exporting the history'),
    'fileNotWritten',
    (running) => writeLocally(target, (path) => tasks.exportTo(path, running)),
  );
  const show = vscode.l10n.t('Show in Folder');
  const ways = target.scheme === 'file' ? [show] : [];
  void vscode.window
    .showInformationMessage(sentenceOf(exported), ...ways)
    .then((chosen) =>
      chosen === show ? vscode.commands.executeCommand('revealFileInOS', target) : undefined,
    );
}

function sentenceOf({ taskCount, pictureCount, missingCount }: Exported): string {
  return missingCount === 0
    ? vscode.l10n.t('Tasks exported: {0}. Pictures: {1}.', taskCount, pictureCount)
    : vscode.l10n.t(
        'Tasks exported: {0}. Pictures: {1}; not on this machine any more: {2}.',
        taskCount,
        pictureCount,
        missingCount,
      );
}
