import * as vscode from 'vscode';
import { checkRequest } from '../../domain/request';
import { failureSentence } from '../failureText';
import { askText } from '../inputs/askText';
import { selectionPrompt } from '../inputs/selectionPrompt';
import type { Services } from '../services';
import { requireSendable, submitRequest } from './submitRequest';

/** Shorten Prompt…: the selected text or one typed here; the gateway tells which of its words matter. */
export async function shorten(services: Services): Promise<void> {
  await requireSendable(services, 'shorten');
  const editor = vscode.window.activeTextEditor;
  const selected = editor?.selections.map((selection) => editor.document.getText(selection)) ?? [];
  const prompt = await askText({
    title: vscode.l10n.t('Shorten Prompt'),
    placeholder: vscode.l10n.t('The prompt to shorten'),
    prompt: vscode.l10n.t('Enter sends.'),
    value: selectionPrompt(selected),
    check: (text) => {
      const failure = checkRequest({ kind: 'shorten', prompt: text });
      return failure && failureSentence(failure);
    },
  });
  if (prompt === undefined) return;
  await submitRequest(services, { kind: 'shorten', prompt: prompt.trim() });
}
