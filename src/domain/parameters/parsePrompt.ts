import { ruleOf } from './parameterTable';

/** A stretch of the prompt. The texts of all parts, joined, are the prompt again, byte for byte. */
export type PromptPart = LinkPart | WordsPart | ParameterPart;

interface Stretch {
  readonly text: string;
  readonly start: number;
}

/** A picture's address in front of the words. */
export interface LinkPart extends Stretch {
  readonly kind: 'link';
}

export interface WordsPart extends Stretch {
  readonly kind: 'words';
}

/** A parameter such as `--ar 3:2`, without the blanks around it. */
export interface ParameterPart extends Stretch {
  readonly kind: 'parameter';
  /** The name that stands for all its names; as typed where nobody told us of it. */
  readonly name: string;
  /** As typed, with its dashes. */
  readonly typedName: string;
  /** Without the blanks around it; '' where there is none. */
  readonly value: string;
}

const parameterStart = /(?<=^|\s)(--|—)([a-z]\S*)/gi;
const leadingLink = /^(\s*)(https?:\/\/\S+)/i;

export function parsePrompt(prompt: string): readonly PromptPart[] {
  const starts = [...prompt.matchAll(parameterStart)].filter(isParameter);
  const parts: PromptPart[] = headParts(prompt.slice(0, starts[0]?.index ?? prompt.length));
  for (const [index, match] of starts.entries()) {
    const end = starts[index + 1]?.index ?? prompt.length;
    const part = parameterPart(match[0], prompt.slice(match.index, end), match.index);
    parts.push(part);
    const partEnd = part.start + part.text.length;
    if (partEnd < end) {
      parts.push({ kind: 'words', text: prompt.slice(partEnd, end), start: partEnd });
    }
  }
  return parts;
}

export function parametersOf(prompt: string): readonly ParameterPart[] {
  return parsePrompt(prompt).filter((part) => part.kind === 'parameter');
}

/**
 * A parameter begins with two dashes. Some keyboards make one long dash of them; but that also stands between
 * words, so there it takes a name we know.
 */
function isParameter([, dashes, name = '']: readonly string[]): boolean {
  return dashes === '--' || ruleOf(name) !== undefined;
}

/** As a chip shows it: "ar 3:2". */
export function parameterLabel({ text }: ParameterPart): string {
  return text.replace(/^(--|—)/, '').replace(/\s+/g, ' ');
}

/** Links first, as long as nothing else comes; then words. */
function headParts(head: string): PromptPart[] {
  const parts: PromptPart[] = [];
  let start = 0;
  for (let link = leadingLink.exec(head); link; link = leadingLink.exec(head.slice(start))) {
    const [whole, blanks = '', text = ''] = link;
    if (blanks) parts.push({ kind: 'words', text: blanks, start });
    parts.push({ kind: 'link', text, start: start + blanks.length });
    start += whole.length;
  }
  if (start < head.length) parts.push({ kind: 'words', text: head.slice(start), start });
  return parts;
}

/** @param stretch from the dashes to the next parameter or the end */
function parameterPart(typedName: string, stretch: string, start: number): ParameterPart {
  const bare = typedName.replace(/^(--|—)/, '');
  const rule = ruleOf(bare);
  const rest = stretch.slice(typedName.length);
  const taken = rest.slice(0, reachOf(rest, rule?.value.kind ?? 'words'));
  return {
    kind: 'parameter',
    text: typedName + taken,
    start,
    name: rule?.name ?? bare.toLowerCase(),
    typedName,
    value: taken.trim(),
  };
}

/** How much of what follows a name is its value. */
function reachOf(rest: string, kind: string): number {
  switch (kind) {
    case 'flag':
      return 0;
    case 'words':
      return rest.trimEnd().length;
    default:
      return /^\s+\S+/.exec(rest)?.[0].length ?? 0;
  }
}
