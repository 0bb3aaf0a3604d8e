import * as vscode from 'vscode';
import { pickGateway } from '../inputs/pickGateway';
import type { Services } from '../services';
import { hostOf } from './checkGateway';
import { setApiKey } from './setApiKey';
import { trySandbox } from './trySandbox';

/** Choose Gateway…: written to the person's own settings, never to a workspace. */
export async function chooseGateway(services: Services): Promise<void> {
  const chosen = await pickGateway({
    current: services.settings.get('gateway.baseUrl'),
    isSandbox: services.gateways.isSandbox,
  });
  if (chosen === undefined) return;
  if (chosen === 'sandbox') {
    await trySandbox(services);
    return;
  }
  await services.settings.set('gateway.baseUrl', chosen);
  await services.gateways.useConfigured();
  const connection = services.gateways.configured();
  if ((await connection.getKey()) === undefined) {
    await setApiKey(services);
    return;
  }
  const sentence = vscode.l10n.t('Gateway: {0}', hostOf(connection));
  vscode.window.setStatusBarMessage(`$(check) ${sentence}`, 5_000);
}
