import * as vscode from 'vscode';
import { invalid } from '../../domain/failure';
import { isZoom } from '../../domain/parameters/zoom';
import { checkRequest } from '../../domain/request';
import { failureSentence } from '../failureText';
import { askText } from './askText';

/** A prompt worth sending, or undefined. Empty and too long are said in the box, where they can be mended. */
export async function promptInput(value: string): Promise<string | undefined> {
  const prompt = await askText({
    title: vscode.l10n.t('Imagine'),
    placeholder: vscode.l10n.t('What do you want to see?'),
    prompt: vscode.l10n.t('Parameters such as --ar 3:2 go at the end. Enter sends.'),
    value,
    check: (text) => {
      const failure = checkRequest({ kind: 'imagine', prompt: text, pictures: [] });
      return failure && failureSentence(failure);
    },
  });
  return prompt?.trim();
}

/** The answer to a task that waits for a prompt. */
export async function answerInput(title: string, value: string): Promise<string | undefined> {
  return askText({
    title,
    value,
    prompt: vscode.l10n.t('Enter sends.'),
    check: (text) =>
      text.trim() === '' ? failureSentence(invalid('promptNeeded')) : checkLength(text),
  });
}

/** How far a Custom Zoom goes, as text; undefined when a person thought better of it. */
export async function zoomInput(title: string, value: string): Promise<string | undefined> {
  const zoom = await askText({
    title,
    value,
    prompt: vscode.l10n.t('How far to zoom out: 1 to 2. Enter sends.'),
    check: (text) => (isZoom(text) ? undefined : failureSentence(invalid('badZoom'))),
  });
  return zoom?.trim();
}

function checkLength(text: string): string | undefined {
  const failure = checkRequest({ kind: 'imagine', prompt: text, pictures: [] });
  return failure && failureSentence(failure);
}
