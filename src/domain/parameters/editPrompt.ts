import { rivals } from './parameterTable';
import { parametersOf, parsePrompt, type ParameterPart } from './parsePrompt';

/** The value of a parameter by the name that stands for all its names; '' for a flag; undefined: it is not there. */
export function readParameter(prompt: string, name: string): string | undefined {
  return parametersOf(prompt).find((part) => part.name === name)?.value;
}

/**
 * The prompt with another value for one parameter: where it stands already, else at the end. '' writes the name
 * alone, undefined takes it out. Everything else stays as it was typed; of two of the same, one remains.
 */
export function setParameter(prompt: string, name: string, value: string | undefined): string {
  const [first, ...more] = parametersOf(prompt).filter((part) => part.name === name);
  const kept = more.reduceRight(without, prompt);
  if (value === undefined) return first ? without(kept, first) : kept;
  const valuePart = value.trim() === '' ? '' : ` ${value.trim()}`;
  if (!first) return appended(kept, `--${name}${valuePart}`);
  const end = first.start + first.text.length;
  return kept.slice(0, first.start) + first.typedName + valuePart + kept.slice(end);
}

/** The same for a parameter that shuts out others: `--niji 7` takes `--v 6` away. */
export function chooseParameter(prompt: string, name: string, value: string | undefined): string {
  const others = value === undefined ? [] : rivalsOf(name);
  const alone = others.reduce((text, other) => setParameter(text, other, undefined), prompt);
  return setParameter(alone, name, value);
}

export function rivalsOf(name: string): readonly string[] {
  return (rivals.find((group) => group.includes(name)) ?? []).filter((other) => other !== name);
}

/** The words alone: without links, without parameters. */
export function promptWords(prompt: string): string {
  return parsePrompt(prompt)
    .filter((part) => part.kind === 'words')
    .map((part) => part.text.trim())
    .filter(Boolean)
    .join(' ');
}

/** Takes the blanks in front along, so that no gap stays. */
function without(prompt: string, { start, text }: ParameterPart): string {
  const before = prompt.slice(0, start).trimEnd();
  const after = prompt.slice(start + text.length);
  return before === '' ? after.trimStart() : before + after;
}

function appended(prompt: string, parameter: string): string {
  return prompt === '' || /\s$/.test(prompt) ? prompt + parameter : `${prompt} ${parameter}`;
}
