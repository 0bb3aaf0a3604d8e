import * as vscode from 'vscode';
import type { Connection, ConnectionReport } from '../../providers/provider';
import { failureSentence } from '../failureText';
import { askText } from '../inputs/askText';
import { parseApiKey, type ApiKeyProblem } from '../inputs/parseApiKey';
import type { Services } from '../services';
import { checkGateway, hostOf } from './checkGateway';

/**
 * Set API Key: always for the configured gateway, which it makes the current one. The key is kept before
 * it is checked: a gateway that is down for a minute must not cost a person the key they pasted.
 */
export async function setApiKey(services: Services): Promise<void> {
  const connection = services.gateways.configured();
  for (;;) {
    const key = await askKey(hostOf(connection));
    if (key === undefined) return;
    await services.keys.set(connection.id, key);
    if (services.gateways.isSandbox) await services.gateways.useConfigured();
    const report = await checkGateway(services, connection);
    if (report.isKeyAccepted !== false) {
      sayResult(connection, report);
      break;
    }
    if (!(await wantsAnother(hostOf(connection)))) break;
  }
  await services.gallery.fillComposer({});
}

async function askKey(host: string): Promise<string | undefined> {
  const text = await askText({
    title: vscode.l10n.t('API Key for {0}', host),
    placeholder: 'sk-…',
    prompt: vscode.l10n.t('Kept in VS Code’s secret storage and sent to {0} alone.', host),
    isSecret: true,
    check: (value) => {
      const parsed = parseApiKey(value);
      return 'problem' in parsed ? problemSentence(parsed.problem) : undefined;
    },
  });
  const parsed = text === undefined ? undefined : parseApiKey(text);
  return parsed && 'key' in parsed ? parsed.key : undefined;
}

function problemSentence(problem: ApiKeyProblem): string {
  return problem === 'empty'
    ? vscode.l10n.t('There is no key here. Paste the one your gateway gave you.')
    : vscode.l10n.t('A key has no spaces or line breaks. Paste the key alone.');
}

/** Asked, not assumed: some gateways refuse the free query and take the key for pictures. */
async function wantsAnother(host: string): Promise<boolean> {
  const again = vscode.l10n.t('Enter Again');
  const keep = vscode.l10n.t('Keep Anyway');
  const sentence = vscode.l10n.t('{0} did not accept this key. Check it and enter it again.', host);
  return (await vscode.window.showWarningMessage(sentence, again, keep)) === again;
}

function sayResult(connection: Connection, report: ConnectionReport): void {
  const host = hostOf(connection);
  if (report.failure) {
    const why = failureSentence(report.failure);
    void vscode.window.showWarningMessage(
      vscode.l10n.t('The key is kept, but could not be checked. {0}', why),
    );
    return;
  }
  void vscode.window.showInformationMessage(
    report.isKeyAccepted
      ? vscode.l10n.t('{0} accepts the key.', host)
      : vscode.l10n.t('The key is kept. Whether {0} takes it, the first picture will tell.', host),
  );
}
