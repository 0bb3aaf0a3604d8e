import { rivalsOf } from './editPrompt';
import { parametersOf } from './parsePrompt';

/**
 * The prompt with those default parameters that it does not have itself: what is typed always wins.
 * `--ar 3:2 --v 7` after `a fox --aspect 1:1` gives `a fox --aspect 1:1 --v 7`.
 * An empty prompt stays empty, so that it is refused instead of drawn from parameters alone.
 */
export function withDefaultParameters(prompt: string, defaults: string): string {
  if (prompt.trim() === '') return prompt;
  const typed = new Set(parametersOf(prompt).flatMap(({ name }) => [name, ...rivalsOf(name)]));
  const missing = parametersOf(defaults).filter(({ name }) => !typed.has(name));
  return [prompt.trimEnd(), ...missing.map(({ text }) => text)].join(' ');
}
