import { foldName, foldText } from './foldText';
import { plainVersion } from './parameters/modelVersion';
import { readPeriod } from './readPeriod';

/**
 * What is looked for in the history: all of its terms hold. The text in the search box is the only truth; this
 * is what it says.
 */
export interface TaskQuery {
  /** None: every task. */
  readonly terms: readonly QueryTerm[];
}

export type QueryTerm = QueryCondition & {
  /** Written with a dash in front: it must not hold. */
  readonly isExcluded: boolean;
};

export type QueryCondition =
  /** Occurs in what a person can read; folded. */
  | { readonly field: 'text'; readonly text: string }
  /** The kind of the request, or the group or label of the button that made it; folded as a name. */
  | { readonly field: 'action'; readonly name: string }
  | { readonly field: 'kind'; readonly kind: AssetKind }
  /** "7", "niji6"; "niji" is any of them. */
  | { readonly field: 'version'; readonly version: string }
  | { readonly field: 'state'; readonly state: SearchedState }
  /** Made at `from` or later, and before `to`; milliseconds since 1970. */
  | { readonly field: 'time'; readonly from?: number; readonly to?: number };

const assetKinds = ['grid', 'image', 'video', 'text'] as const;
type AssetKind = (typeof assetKinds)[number];

export type SearchedState = 'starred' | 'failed' | 'running' | 'seed';

/**
 * All results of a query, newest first, as much of each as a page needs to lay them out. Typed arrays, which VS Code
 * hands to a page as they are; twenty thousand numbers as text would hold up its first screen.
 */
export interface TaskOutline {
  /** Milliseconds since 1970. */
  readonly createdAt: ArrayLike<number>;
  /** Width by height of the picture as shown, to two decimals; 1 while unknown. */
  readonly ratios: ArrayLike<number>;
}

type Reader = (value: string, now: Date) => QueryCondition | undefined;

/** What may stand before a colon. What a reader does not know is a word like any other. */
const readers: Readonly<Record<string, Reader>> = {
  action: (value) => {
    const name = foldName(value);
    return name === '' ? undefined : { field: 'action', name };
  },
  kind: (value) => {
    const kind = assetKinds.find((each) => each === foldName(value));
    return kind && { field: 'kind', kind };
  },
  v: (value) => (value === '' ? undefined : { field: 'version', version: plainVersion(value) }),
  is: (value) => {
    const state = (['starred', 'failed', 'running'] as const).find(
      (each) => each === foldName(value),
    );
    return state && { field: 'state', state };
  },
  has: (value) => (foldName(value) === 'seed' ? { field: 'state', state: 'seed' } : undefined),
  date: (value, now) => {
    const period = readPeriod(value, now);
    return period && { field: 'time', ...period };
  },
  after: (value, now) => {
    const period = readPeriod(value, now);
    return period && { field: 'time', from: period.from };
  },
  before: (value, now) => {
    const period = readPeriod(value, now);
    return period && { field: 'time', to: period.from };
  },
};

/** A dash, a name with a colon, and a phrase in quotes or a word; each may be missing but one. */
const termPattern = /(-(?=[^\s-]))?(?:([a-z]+):)?(?:["“”]([^"“”]*)(?:["“”]|$)|(\S+))/giu;

/**
 * Reads what a person types into the search box. Never fails: what is no filter is a word to be found.
 * Days are those of this machine's time zone; `after:` includes the day it names, `before:` does not.
 */
export function parseTaskQuery(text: string, now: Date): TaskQuery {
  const terms: QueryTerm[] = [];
  // Full-width colons and blanks of an input method are meant like the others.
  for (const match of text.normalize('NFKC').matchAll(termPattern)) {
    const [whole, dash, name, phrase, word] = match;
    const condition = readTerm(name, phrase, word, now);
    if (whole !== '-' && condition) terms.push({ ...condition, isExcluded: dash !== undefined });
  }
  return { terms };
}

function readTerm(
  name: string | undefined,
  phrase: string | undefined,
  word: string | undefined,
  now: Date,
): QueryCondition | undefined {
  const value = phrase ?? word ?? '';
  if (name === undefined) return wordOf(value);
  const key = name.toLowerCase();
  const read = Object.hasOwn(readers, key) ? readers[key] : undefined;
  return read?.(value.trim(), now) ?? wordOf(`${name}:${value}`);
}

function wordOf(value: string): QueryCondition | undefined {
  const text = foldText(value);
  return text === '' ? undefined : { field: 'text', text };
}
