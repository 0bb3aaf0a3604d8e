import * as vscode from 'vscode';
import { readLocally } from '../documents/localFile';
import type { Services } from '../services';
import { cancellableProgress } from './cancellableProgress';

/** Import History…: what another Easel exported, all of it or nothing. What is here already stays as it is. */
export async function importHistory({ tasks, gallery }: Services): Promise<void> {
  const [source] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Import History'),
      openLabel: vscode.l10n.t('Import'),
      filters: { [vscode.l10n.t('Easel History')]: ['zip'] },
    })) ?? [];
  if (!source) return;
  const { taskCount, pictureCount, knownCount } = await cancellableProgress(
    vscode.l10n.t('Importing a history'),
    'fileNotRead',
    (running) => readLocally(source, (path) => tasks.importFrom(path, running)),
  );
  const sentence =
    knownCount === 0
      ? vscode.l10n.t('Tasks imported: {0}. Pictures: {1}.', taskCount, pictureCount)
      : vscode.l10n.t(
          'Tasks imported: {0}. Pictures: {1}. Here already, and left as they are: {2}.',
          taskCount,
          pictureCount,
          knownCount,
        );
  const open = vscode.l10n.t('Open Gallery');
  void vscode.window.showInformationMessage(sentence, open).then((chosen) => {
    if (chosen === open) gallery.openPanel();
  });
}
