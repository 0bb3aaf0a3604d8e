import * as vscode from 'vscode';
import { isFailureError } from '../../domain/failure';
import { failureSentence } from '../failureText';
import { askText } from './askText';
import { parseBaseUrl } from './parseBaseUrl';

/** Here every address may be chosen; what has no https is asked about afterwards. */
const anyBaseUrl = (text: string) => parseBaseUrl(text, () => true);

/** The nodes that come with Easel; the first is the default of `easel.gateway.baseUrl`. */
const builtInGateways = ['https://api.wenwen-ai.com', 'https://api.apipro.ai'] as const;

type Choice = { readonly baseUrl: string } | 'other' | 'sandbox';
type Item = vscode.QuickPickItem & { readonly choice?: Choice };

/** The base URL of a gateway, 'sandbox', or undefined when a person thought better of it. */
export async function pickGateway(now: {
  readonly current: string;
  readonly isSandbox: boolean;
}): Promise<string | undefined> {
  const chosen = await vscode.window.showQuickPick<Item>(itemsFor(now), {
    title: vscode.l10n.t('Choose Gateway'),
    placeHolder: vscode.l10n.t('Each gateway has a key of its own'),
    matchOnDescription: true,
  });
  if (!chosen?.choice) return undefined;
  if (chosen.choice === 'sandbox') return 'sandbox';
  return chosen.choice === 'other' ? askBaseUrl(now.current) : chosen.choice.baseUrl;
}

function itemsFor(now: { readonly current: string; readonly isSandbox: boolean }): readonly Item[] {
  const known: readonly string[] = builtInGateways;
  const current = plainUrl(now.current);
  const isCustom = current !== undefined && !known.includes(current);
  const item = (baseUrl: string): Item => ({
    label: URL.parse(baseUrl)?.host ?? baseUrl,
    description:
      baseUrl === current && !now.isSandbox ? `${baseUrl} · ${vscode.l10n.t('current')}` : baseUrl,
    choice: { baseUrl },
  });
  return [
    ...known.map(item),
    ...(isCustom ? [item(current)] : []),
    { label: vscode.l10n.t('Other address…'), choice: 'other' },
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    {
      label: vscode.l10n.t('Sandbox'),
      description: now.isSandbox
        ? vscode.l10n.t('current')
        : vscode.l10n.t('draws on this machine, needs no key, costs nothing'),
      choice: 'sandbox',
    },
  ];
}

async function askBaseUrl(current: string): Promise<string | undefined> {
  const text = await askText({
    title: vscode.l10n.t('Address of the gateway'),
    placeholder: 'https://',
    value: current,
    check: (value) => problemOf(value),
  });
  return text === undefined ? undefined : anyBaseUrl(text);
}

function problemOf(text: string): string | undefined {
  try {
    anyBaseUrl(text);
    return undefined;
  } catch (error) {
    if (!isFailureError(error)) throw error;
    return failureSentence(error.failure);
  }
}

function plainUrl(text: string): string | undefined {
  return problemOf(text) === undefined ? anyBaseUrl(text) : undefined;
}
