import type { ActionGroup, ActionInput } from '../../domain/action';

/** What a button's token says about it. */
export interface CustomIdFacts {
  /** The token's kind without numbers and job ids: `upsample`, `Outpaint`, `pan_left`. Known per gateway as refused or not. */
  readonly kind: string;
  /** Ours, readable and stable: "upscale-2", "zoom-out-1.5x". */
  readonly slug: string;
  /** Midjourney's own words; undefined when the kind is unknown. */
  readonly label?: string;
  readonly group: ActionGroup;
  readonly input: ActionInput;
  /** 1–4 for U and V of a grid. */
  readonly cell?: number;
}

interface Known {
  readonly slug: string;
  readonly label: string;
  readonly group: ActionGroup;
  readonly input?: ActionInput;
}

const outpaint: Readonly<Record<string, Known>> = {
  '50': { slug: 'zoom-out-2x', label: 'Zoom Out 2x', group: 'zoom' },
  '75': { slug: 'zoom-out-1.5x', label: 'Zoom Out 1.5x', group: 'zoom' },
  '100': { slug: 'make-square', label: 'Make Square', group: 'zoom' },
};

/** Second segment of `MJ::JOB::…` (any case), where it is a fixed word. */
const jobs: Readonly<Record<string, Known>> = {
  reroll: { slug: 'reroll', label: 'Reroll', group: 'reroll' },
  low_variation: { slug: 'vary-subtle', label: 'Vary (Subtle)', group: 'vary' },
  high_variation: { slug: 'vary-strong', label: 'Vary (Strong)', group: 'vary' },
  pan_left: { slug: 'pan-left', label: 'Pan Left', group: 'pan' },
  pan_right: { slug: 'pan-right', label: 'Pan Right', group: 'pan' },
  pan_up: { slug: 'pan-up', label: 'Pan Up', group: 'pan' },
  pan_down: { slug: 'pan-down', label: 'Pan Down', group: 'pan' },
  animate_high: { slug: 'animate-high', label: 'Animate (High motion)', group: 'video' },
  animate_low: { slug: 'animate-low', label: 'Animate (Low motion)', group: 'video' },
  animate_high_extend: { slug: 'extend-high', label: 'Extend (High motion)', group: 'video' },
  animate_low_extend: { slug: 'extend-low', label: 'Extend (Low motion)', group: 'video' },
};

/** First segment after `MJ`, where it is a fixed word. */
const others: Readonly<Record<string, Known>> = {
  inpaint: { slug: 'vary-region', label: 'Vary (Region)', group: 'vary', input: 'mask' },
  customzoom: { slug: 'custom-zoom', label: 'Custom Zoom', group: 'zoom', input: 'zoom' },
  bookmark: { slug: 'favorite', label: 'Favorite', group: 'other' },
};

/** Words for the resizing jobs: `upsample_v7_2x_subtle`, `upsample_v5_4x`. */
const upscaleForms: readonly (readonly [RegExp, Known])[] = [
  [/subtle/, { slug: 'upscale-subtle', label: 'Upscale (Subtle)', group: 'upscale' }],
  [/creative/, { slug: 'upscale-creative', label: 'Upscale (Creative)', group: 'upscale' }],
  [/2x/, { slug: 'upscale-2x', label: 'Upscale (2x)', group: 'upscale' }],
  [/4x/, { slug: 'upscale-4x', label: 'Upscale (4x)', group: 'upscale' }],
];

type Reader = (kind: string, index: string | undefined) => CustomIdFacts;

/** Kinds with a number behind them, or with a meaning of their own. */
const readers: Readonly<Record<string, Reader>> = {
  picreader: (kind, index) => ofText(kind, 'Imagine prompt', index),
  promptanalyzer: (kind, index) => ofText(kind, 'Imagine shortened prompt', index),
  picread: (kind) =>
    known(kind, { slug: 'describe-again', label: 'Describe again', group: 'text' }),
  outpaint: ofOutpaint,
  video_virtual_upscale: ofVideo,
  video: (kind) =>
    known(kind, { slug: 'animate', label: 'Animate manually', group: 'video', input: 'text' }),
};

/**
 * Reads a token such as `MJ::JOB::upsample::2::{job}`. The grammar is Midjourney's Discord one as the
 * proxies document it (litter-coder/midjourney-proxy-plus docs/api.md, QuantumNous/new-api
 * service/midjourney.go). Never made by hand, only read; an unknown one keeps its label and is sent as it is.
 */
export function readCustomId(customId: string): CustomIdFacts {
  const segments = customId.split('::');
  const isJob = /^job$/i.test(segments[1] ?? '');
  const kind = (isJob ? segments[2] : segments[1]) || customId;
  const index = segments[isJob ? 3 : 2];
  const word = kind.toLowerCase();

  if (isJob && (word === 'upsample' || word === 'variation')) return ofCell(kind, word, index);
  const read = own(readers, word);
  if (read) return read(kind, index);
  const fixed = own(isJob ? jobs : others, word) ?? (isJob ? upscaleForm(word) : undefined);
  if (fixed) return known(kind, fixed);
  return { kind, slug: slugOf(kind, index), group: groupOf(word), input: 'none' };
}

/** Words come from outside: `constructor` is no kind of button. */
function own<T>(table: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}

function upscaleForm(word: string): Known | undefined {
  if (!word.startsWith('upsample')) return undefined;
  return upscaleForms.find(([pattern]) => pattern.test(word))?.[1];
}

function known(kind: string, { slug, label, group, input = 'none' }: Known): CustomIdFacts {
  return { kind, slug, label, group, input };
}

function ofCell(kind: string, word: string, index: string | undefined): CustomIdFacts {
  const isUpscale = word === 'upsample';
  const cell = cellOf(index);
  const group = isUpscale ? 'upscale' : 'vary';
  const name = isUpscale ? 'U' : 'V';
  if (cell === undefined) {
    return { kind: oddKind(kind, index), slug: slugOf(kind, index), group, input: 'none' };
  }
  return {
    kind,
    slug: `${group}-${String(cell)}`,
    label: name + String(cell),
    group,
    input: 'none',
    cell,
  };
}

function ofText(kind: string, name: string, index: string | undefined): CustomIdFacts {
  if (index?.toLowerCase() === 'all') {
    // Another kind than its neighbours: gateways refuse it alone.
    return known(`${kind}::all`, { slug: 'imagine-all', label: 'Imagine all', group: 'text' });
  }
  const number = cellOf(index, 9);
  if (number === undefined)
    return { kind, slug: slugOf(kind, index), group: 'text', input: 'text' };
  const label = `${name} ${number}`;
  return known(kind, { slug: `imagine-${number}`, label, group: 'text', input: 'text' });
}

/** One gateway leaves the factor out (`MJ::Outpaint::1::…`): then the label has to say it. */
function ofOutpaint(kind: string, factor: string | undefined): CustomIdFacts {
  const form = factor === undefined ? undefined : own(outpaint, factor);
  if (form) return known(kind, form);
  return { kind: oddKind(kind, factor), slug: 'zoom-out', group: 'zoom', input: 'none' };
}

/** A number nobody has seen is a kind by itself: what a gateway says against it holds for no other. */
function oddKind(kind: string, index: string | undefined): string {
  return index === undefined ? kind : `${kind}::${index}`;
}

/** U1–U4 of a set of videos: no cells, there is no grid to point at. */
function ofVideo(kind: string, index: string | undefined): CustomIdFacts {
  const number = cellOf(index);
  const facts = { kind, slug: slugOf('video', index), group: 'video', input: 'none' } as const;
  return number === undefined ? facts : { ...facts, label: `U${String(number)}` };
}

function cellOf(index: string | undefined, max = 4): number | undefined {
  const cell = Number(index);
  return Number.isInteger(cell) && cell >= 1 && cell <= max ? cell : undefined;
}

function groupOf(word: string): ActionGroup {
  if (word.includes('upsample') || word.includes('upscale')) return 'upscale';
  if (word.includes('variation')) return 'vary';
  if (word.includes('reroll')) return 'reroll';
  if (word.startsWith('pan')) return 'pan';
  if (word.includes('zoom') || word.includes('outpaint')) return 'zoom';
  if (word.includes('animate') || word.includes('video')) return 'video';
  return 'other';
}

/** An id goes to the page and back, and is no place for a whole token. */
const longestSlug = 60;

function slugOf(kind: string, index: string | undefined): string {
  const number = index !== undefined && /^\d{1,3}$/.test(index) ? `-${index}` : '';
  const plain = kind
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestSlug)
    .replace(/^-+|-+$/g, '');
  return `other-${plain === '' ? 'button' : plain}${number}`;
}
