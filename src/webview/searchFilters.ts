/** Filters that have a drop-down. They are words of the search itself: its text is the one truth. */
export type FilterName = 'kind' | 'date';

/** The value of a filter in the search; '' when it is not there. The first one counts. */
export function readFilter(search: string, name: FilterName): string {
  return partsOf(search, name)[0]?.value ?? '';
}

/** The search with another value for one filter, at its old place; '' takes it out. The rest stays as typed. */
export function withFilter(search: string, name: FilterName, value: string): string {
  const [first, ...more] = partsOf(search, name);
  const alone = more.reduceRight((text, part) => without(text, part), search);
  if (!first) return [alone.trimEnd(), value && `${name}:${value}`].filter(Boolean).join(' ');
  if (value === '') return without(alone, first).trim();
  return `${alone.slice(0, first.start)}${name}:${value}${alone.slice(first.end)}`;
}

interface FilterPart {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** Not inside quotes: there a colon is a letter like any other. */
function partsOf(search: string, name: FilterName): readonly FilterPart[] {
  const words = [...search.matchAll(/"[^"]*"?|[^\s"]+/g)];
  const pattern = new RegExp(`^${name}[:：](.+)$`, 'iu');
  return words.flatMap(({ 0: word, index }) => {
    const value = pattern.exec(word)?.[1];
    return value === undefined
      ? []
      : [{ value: value.toLowerCase(), start: index, end: index + word.length }];
  });
}

function without(search: string, { start, end }: FilterPart): string {
  return `${search.slice(0, start).trimEnd()} ${search.slice(end).trimStart()}`.trim();
}
