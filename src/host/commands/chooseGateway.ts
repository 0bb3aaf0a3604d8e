import * as vscode from 'vscode';
import { isInsecure } from '../inputs/parseBaseUrl';
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
  if (!(await mayBeUsed(services, chosen))) return;
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

/** An address without https is asked about, once: afterwards it is as good as any. */
async function mayBeUsed({ gateways }: Services, baseUrl: string): Promise<boolean> {
  if (!isInsecure(baseUrl) || gateways.isAllowedInsecure(baseUrl)) return true;
  const use = vscode.l10n.t('Use without Encryption');
  const host = URL.parse(baseUrl)?.host ?? baseUrl;
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t('Send the API key to {0} unencrypted?', host),
    {
      modal: true,
      detail: vscode.l10n.t(
        'The address begins with http://. Everybody on the way there can read the key, the prompts and the pictures, and can change the answers. Better is an address with https://.',
      ),
    },
    use,
  );
  if (chosen !== use) return false;
  await gateways.allowInsecure(baseUrl);
  return true;
}
