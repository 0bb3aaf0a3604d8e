import { parametersOf } from './parsePrompt';

/** Whether every `--seed` of a prompt is a number; also where there is none. Midjourney takes nothing else. */
export function hasSoundSeed(prompt: string): boolean {
  return parametersOf(prompt).every(({ name, value }) => name !== 'seed' || /^\d+$/.test(value));
}
