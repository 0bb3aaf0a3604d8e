import * as vscode from 'vscode';
import { explain } from '../inputs/explain';
import type { Services } from '../services';
import { hostOf } from './checkGateway';

/** Remove API Key: the one of the configured gateway; the others stay. */
export async function removeApiKey(services: Services): Promise<void> {
  const connection = services.gateways.configured();
  const host = hostOf(connection);
  if ((await services.keys.get(connection.id)) === undefined) {
    explain(vscode.l10n.t('There is no API key for {0} here. Set one with Set API Key.', host));
    return;
  }
  const remove = vscode.l10n.t('Remove');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t('Remove the API key for {0}?', host),
    {
      modal: true,
      detail: vscode.l10n.t('Tasks that run go on at the gateway; Easel cannot follow them then.'),
    },
    remove,
  );
  if (chosen !== remove) return;
  await services.keys.remove(connection.id);
  vscode.window.setStatusBarMessage(`$(check) ${vscode.l10n.t('API key removed')}`, 5_000);
}
