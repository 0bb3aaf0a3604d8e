import * as vscode from 'vscode';
import type { Connection, ConnectionReport } from '../../providers/provider';
import type { Services } from '../services';

/** A person waits: longer than this is an answer in itself, in milliseconds. */
const patienceMs = 20_000;

/** Asks a gateway, free of charge, whether it answers and takes the key. The details go to the log. */
export async function checkGateway(
  services: Pick<Services, 'providers' | 'pictures' | 'logger'>,
  connection: Connection,
): Promise<ConnectionReport> {
  const { providers, pictures, logger } = services;
  const provider = providers.get(connection.providerId);
  if (!provider) throw new Error(`No provider named ${connection.providerId}`);
  const report = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Window,
      title: vscode.l10n.t('Asking {0}', hostOf(connection)),
    },
    () =>
      provider.checkConnection({
        connection,
        logger,
        signal: AbortSignal.timeout(patienceMs),
        readPicture: (picture) => pictures.read(picture.hash),
      }),
  );
  for (const detail of report.details) logger.log('info', 'connection', detail);
  return report;
}

export function hostOf(connection: Connection): string {
  return URL.parse(connection.baseUrl)?.host ?? connection.baseUrl;
}
