import * as vscode from 'vscode';
import type { Action, ActionGroup } from '../../domain/action';

/** What a button does, in the person's language; its label stays Midjourney's own word. */
export function actionTooltip(action: Action): string {
  if (action.input === 'mask') {
    return vscode.l10n.t('{0}: redraw a region you mark', action.label);
  }
  if (action.cell !== undefined && action.group === 'upscale') {
    return vscode.l10n.t('{0}: get picture {1} by itself', action.label, action.cell);
  }
  if (action.cell !== undefined && action.group === 'vary') {
    return vscode.l10n.t('{0}: four variations of picture {1}', action.label, action.cell);
  }
  const meaning = meanings[action.group]();
  return meaning === undefined ? action.label : `${action.label}: ${meaning}`;
}

const meanings: Readonly<Record<ActionGroup, () => string | undefined>> = {
  upscale: () => vscode.l10n.t('draw it larger'),
  vary: () => vscode.l10n.t('draw variations'),
  reroll: () => vscode.l10n.t('draw the same prompt again'),
  zoom: () => vscode.l10n.t('extend the picture on all sides'),
  pan: () => vscode.l10n.t('extend the picture to one side'),
  video: () => vscode.l10n.t('make a video'),
  text: () => vscode.l10n.t('draw this prompt'),
  other: () => undefined,
};
