/** A prompt taken apart: its words, and the parameters behind `--` (an em dash is taken too). */
export interface PromptText {
  readonly text: string;
  readonly parameters: ReadonlyMap<string, string>;
  /** Links in front of the words. */
  readonly links: readonly string[];
  /** Width divided by height; 1 when the prompt has no `--ar`. */
  readonly aspect: number;
  readonly hasAspect: boolean;
  readonly seed: number | undefined;
  readonly zoom: number | undefined;
}

export function readPrompt(prompt: string): PromptText {
  const start = prompt.search(/(^|\s)(--|—)[a-z]/i);
  const head = start < 0 ? prompt : prompt.slice(0, start);
  const parameters = new Map<string, string>();
  if (start >= 0) {
    for (const part of prompt.slice(start).split(/(?:^|\s)(?:--|—)(?=[a-z])/i)) {
      const [, name, value] = /^([a-z]+)\s*([\s\S]*)$/i.exec(part.trim()) ?? [];
      if (name !== undefined) parameters.set(name.toLowerCase(), (value ?? '').trim());
    }
  }
  const links = head.match(/https?:\/\/\S+/g) ?? [];
  const aspect = readAspect(parameters.get('ar') ?? parameters.get('aspect'));
  return {
    text: head
      .replace(/https?:\/\/\S+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
    parameters,
    links,
    aspect: aspect ?? 1,
    hasAspect: aspect !== undefined,
    seed: readNumber(parameters.get('seed')),
    zoom: readNumber(parameters.get('zoom')),
  };
}

/** The same prompt with another value for one parameter. */
export function withParameter(prompt: string, name: string, value: string): string {
  const bare = prompt.replace(new RegExp(`\\s*(--|—)${name}\\s+\\S+`, 'gi'), '');
  return `${bare.trim()} --${name} ${value}`;
}

function readAspect(value: string | undefined): number | undefined {
  const [, width, height] = /^(\d+(?:\.\d+)?)[:x/](\d+(?:\.\d+)?)/.exec(value ?? '') ?? [];
  const aspect = Number(width) / Number(height);
  return aspect >= 1 / 8 && aspect <= 8 ? aspect : undefined;
}

function readNumber(value: string | undefined): number | undefined {
  if (value === undefined || value === '') return undefined;
  const number = Number.parseFloat(value);
  return Number.isFinite(number) ? number : undefined;
}
