import * as vscode from 'vscode';
import type { ActionGroup } from '../domain/action';

const labels: Readonly<Record<ActionGroup, () => string>> = {
  upscale: () => vscode.l10n.t('Upscale'),
  vary: () => vscode.l10n.t('Vary'),
  reroll: () => vscode.l10n.t('Again'),
  zoom: () => vscode.l10n.t('Zoom'),
  pan: () => vscode.l10n.t('Pan'),
  video: () => vscode.l10n.t('Video'),
  text: () => vscode.l10n.t('Prompts'),
  other: () => vscode.l10n.t('Other'),
};

/** What a group of buttons is called, in the palette and under a picture alike. */
export function actionGroupLabel(group: ActionGroup): string {
  return labels[group]();
}
