import type { Bot } from '../request';
import { readParameter } from './editPrompt';

/** The bot that a prompt names by its version, `--niji 6` or `--v 7`; undefined: it names none. */
export function writtenBot(prompt: string): Bot | undefined {
  if (readParameter(prompt, 'niji') !== undefined) return 'niji';
  return readParameter(prompt, 'v') === undefined ? undefined : 'midjourney';
}
