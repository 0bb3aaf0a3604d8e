import { promptWords as wordsOf } from '../../domain/parameters/editPrompt';

/**
 * A prompt in the words a reader of the result needs: without picture addresses and without parameters,
 * on one line.
 */
export function promptWords(prompt: string): string {
  return wordsOf(prompt)
    .replace(/https?:\/\/\S+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
