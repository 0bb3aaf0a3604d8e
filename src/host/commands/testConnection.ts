import * as vscode from 'vscode';
import { FailureError } from '../../domain/failure';
import type { ConnectionReport } from '../../providers/provider';
import { connectionText } from '../connectionText';
import type { Services } from '../services';
import { checkGateway, hostOf } from './checkGateway';
import { requireCurrentKey } from './submitRequest';

/** Test Connection: one sentence, and a report of what the gateway has. Sends nothing that costs money. */
export async function testConnection(services: Services): Promise<void> {
  await requireCurrentKey(services);
  const connection = services.gateways.current();
  const report = await checkGateway(services, connection);
  services.gateways.announce();
  throwIfBad(report);
  const copyReport = vscode.l10n.t('Copy Report');
  const showLog = vscode.l10n.t('Show Log');
  void vscode.window
    .showInformationMessage(goodSentence(hostOf(connection), report), copyReport, showLog)
    .then(async (chosen) => {
      if (chosen === showLog) services.log.show();
      if (chosen !== copyReport) return;
      await vscode.env.clipboard.writeText(connectionText(connection, report));
    });
}

function throwIfBad(report: ConnectionReport): void {
  if (report.failure) throw new FailureError(report.failure);
  if (!report.isReachable) {
    throw new FailureError({ kind: 'unreachable', isRetryable: true, charged: 'no' });
  }
  if (report.isKeyAccepted === false) {
    throw new FailureError({ kind: 'unauthorised', isRetryable: false, charged: 'no' });
  }
}

function goodSentence(host: string, report: ConnectionReport): string {
  if (report.isKeyAccepted === undefined) {
    return vscode.l10n.t(
      '{0} answers. Whether it takes the key, only the first picture can tell.',
      host,
    );
  }
  return report.latencyMs === undefined
    ? vscode.l10n.t('{0} answers and takes the key.', host)
    : vscode.l10n.t('{0} answers in {1} ms and takes the key.', host, Math.round(report.latencyMs));
}
