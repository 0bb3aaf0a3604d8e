import * as l10n from '@vscode/l10n';
import type { ActionInput } from '../domain/action';
import { hasSoundZoom } from '../domain/parameters/zoom';
import { whyNotThesePictureWords } from './draftCheck';

/** What keeps words from being the answer to a task that waits; the host says the same in the same words. */
export function whyNotThisAnswer(prompt: string, input: ActionInput): string | undefined {
  const sentence = whyNotThesePictureWords(prompt);
  if (sentence || input !== 'zoom' || hasSoundZoom(prompt)) return sentence;
  return l10n.t('Zoom must be between 1 and 2. Change --zoom in the prompt.');
}
