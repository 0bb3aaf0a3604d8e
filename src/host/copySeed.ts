import * as vscode from 'vscode';
import type { Services } from './services';

/** The seed of a picture, asked for where nobody has yet, and put into the clipboard. @throws FailureError */
export async function copySeed(
  { tasks }: Pick<Services, 'tasks'>,
  taskId: string,
): Promise<string> {
  const seed = await vscode.window.withProgress(
    // Some gateways ask Discord for it, which takes up to a minute.
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Asking for the seed') },
    () => tasks.getSeed(taskId),
  );
  await vscode.env.clipboard.writeText(seed);
  return seed;
}
