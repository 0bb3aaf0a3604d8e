import * as vscode from 'vscode';
import type { BlendShape } from '../../domain/request';

/** The shape of a blend, or undefined. */
export async function pickShape(): Promise<BlendShape | undefined> {
  const items: readonly (vscode.QuickPickItem & { readonly shape: BlendShape })[] = [
    { shape: 'square', label: vscode.l10n.t('Square'), description: '1:1' },
    { shape: 'portrait', label: vscode.l10n.t('Portrait'), description: '2:3' },
    { shape: 'landscape', label: vscode.l10n.t('Landscape'), description: '3:2' },
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Blend Pictures'),
    placeHolder: vscode.l10n.t('Shape of the result'),
  });
  return chosen?.shape;
}
