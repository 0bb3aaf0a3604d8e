import * as vscode from 'vscode';
import { FailureError, type Failure } from '../../domain/failure';
import type { ConnectionReport } from '../../providers/provider';
import { connectionText } from '../connectionText';
import { reportFailure } from '../reportFailure';
import type { Services } from '../services';
import { checkGateway, hostOf } from './checkGateway';
import { requireCurrentKey } from './submitRequest';

/** Test Connection: one sentence, and a report of what the gateway has. Sends nothing that costs money. */
export async function testConnection(services: Services): Promise<void> {
  await requireCurrentKey(services);
  const connection = services.gateways.current();
  const report = await checkGateway(services, connection);
  services.gateways.announce();
  const copyReport = {
    label: vscode.l10n.t('Copy Report'),
    run: () => vscode.env.clipboard.writeText(connectionText(connection, report)),
  };
  const failure = failureOf(report);
  if (failure) {
    // Not thrown: what a gateway's support asks for is the report of what went wrong.
    void reportFailure(services, new FailureError(failure), copyReport);
    return;
  }
  const showLog = vscode.l10n.t('Show Log');
  void vscode.window
    .showInformationMessage(goodSentence(hostOf(connection), report), copyReport.label, showLog)
    .then(async (chosen) => {
      if (chosen === showLog) services.log.show();
      if (chosen === copyReport.label) await copyReport.run();
    });
}

function failureOf({ failure, isReachable, isKeyAccepted }: ConnectionReport): Failure | undefined {
  if (failure) return failure;
  if (!isReachable) return { kind: 'unreachable', isRetryable: true, charged: 'no' };
  return isKeyAccepted === false
    ? { kind: 'unauthorised', isRetryable: false, charged: 'no' }
    : undefined;
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
