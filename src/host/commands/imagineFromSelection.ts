import * as vscode from 'vscode';
import { FailureError } from '../../domain/failure';
import { checkRequest } from '../../domain/request';
import { explain } from '../inputs/explain';
import { promptInput } from '../inputs/promptInput';
import { selectionPrompt } from '../inputs/selectionPrompt';
import type { Services } from '../services';
import { requireCurrentKey, submitRequest } from './submitRequest';

/** Imagine from Selection: the selected text, shown before it is paid for; one Enter sends it. */
export async function imagineFromSelection(services: Services): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const selected = editor?.selections.map((selection) => editor.document.getText(selection)) ?? [];
  const text = selectionPrompt(selected);
  if (text === '') {
    explain(vscode.l10n.t('Nothing is selected. Select the words to draw, then try again.'));
    return;
  }
  const failure = checkRequest({ kind: 'imagine', prompt: text, pictures: [] });
  if (failure) throw new FailureError(failure);
  await requireCurrentKey(services);
  const prompt = await promptInput(text);
  if (prompt === undefined) return;
  await submitRequest(services, { kind: 'imagine', prompt, pictures: [] });
}
