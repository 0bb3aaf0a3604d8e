import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { redactSecret } from '../../base/redact';
import { withoutCredentials } from '../../base/withoutCredentials';
import { withoutSecret } from '../../base/withoutSecret';
import { isUsable, type Connection } from '../../providers/provider';
import { connectionText } from '../connectionText';
import { settingNames } from '../manifest';
import type { Services } from '../services';
import { checkGateway } from './checkGateway';

/** Copy Diagnostics: all that a report of a fault should say, and no key. Free of charge, as Test Connection is. */
export async function copyDiagnostics(services: Services): Promise<void> {
  const { settings, recentLog } = services;
  const text = [
    ...versions(),
    ...settingNames.map((name) => `easel.${name}: ${plain(settings.get(name))}`),
    '',
    await connectionPart(services),
    '',
    ...recentLog(),
  ].join('\n');
  await vscode.env.clipboard.writeText(await withoutSecrets(text, services));
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'Diagnostics are copied. Read them before you send them: prompts may be in them.',
    ),
  );
}

function versions(): readonly string[] {
  const { version } = (vscode.extensions.getExtension('easel.easel')?.packageJSON ?? {}) as {
    readonly version?: string;
  };
  return [
    `Easel ${version ?? 'unknown'}`,
    `${vscode.env.appName} ${vscode.version}, ${vscode.env.language}`,
    `Node ${process.versions.node}, ${process.platform} ${process.arch}`,
    `Remote: ${vscode.env.remoteName ?? 'no'}`,
    '',
  ];
}

/** A gateway that cannot be asked is what the rest is about. */
async function connectionPart(services: Services): Promise<string> {
  try {
    const connection = services.gateways.current();
    if (!(await isUsable(connection))) return 'No key.';
    return connectionText(connection, await checkGateway(services, connection));
  } catch (error) {
    return `Could not ask the gateway: ${String(error)}`;
  }
}

/** What is pasted into an address after its `?` may be a key of another kind. */
function plain(value: string | number): string {
  return JSON.stringify(value).replace(/^("https?:[^?"]*\?)[^"]*/i, '$1…');
}

/** The keys are in none of this; were one in some log line after all, it goes no further. Nor does a person's name. */
async function withoutSecrets(text: string, { gateways, keys }: Services): Promise<string> {
  const own = await Promise.all([
    keyOf(() => gateways.current()),
    keyOf(() => gateways.configured()),
  ]);
  const kept = await keys.all().catch(() => []);
  const masked = [...new Set([...kept, ...own.filter((key) => key !== undefined)])]
    // The longest first: one may be the beginning of another.
    .sort((a, b) => b.length - a.length)
    .reduce((rest, key) => redactSecret(withoutSecret(rest, key), key), text);
  return withoutCredentials(masked).replaceAll(homedir(), '~');
}

/** Of a gateway whose address is none there is no key. */
async function keyOf(connection: () => Connection): Promise<string | undefined> {
  try {
    return await connection().getKey();
  } catch {
    return undefined;
  }
}
