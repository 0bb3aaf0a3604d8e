/** What a button's customId says: its kind, its number and, for Outpaint, its percentage. */
export interface CustomId {
  readonly kind: ActionKind;
  /** 1 to 4 on a grid; 0 when the id has none. */
  readonly index: number;
  readonly detail: string;
}

export type ActionKind =
  | 'upsample'
  | 'upscale'
  | 'variation'
  | 'reroll'
  | 'inpaint'
  | 'outpaint'
  | 'customZoom'
  | 'pan'
  | 'animate'
  | 'videoUpscale'
  | 'bookmark'
  | 'picReader'
  | 'picReaderAll'
  | 'picReaderRetry'
  | 'promptAnalyzer'
  | 'unknown';

/** Kinds by the name of the job, and what follows the name's underscore as its detail. */
const names: Readonly<Record<string, readonly [ActionKind, string?]>> = {
  upsample: ['upsample'],
  variation: ['variation', 'usual'],
  low_variation: ['variation', 'subtle'],
  high_variation: ['variation', 'strong'],
  reroll: ['reroll'],
  video_virtual_upscale: ['videoUpscale'],
  Inpaint: ['inpaint'],
  Outpaint: ['outpaint'],
  CustomZoom: ['customZoom'],
  BOOKMARK: ['bookmark'],
  PicReader: ['picReader'],
  Picread: ['picReaderRetry'],
  PromptAnalyzer: ['promptAnalyzer'],
};

const prefixes: readonly (readonly [string, ActionKind])[] = [
  ['upsample_', 'upscale'],
  ['pan_', 'pan'],
  ['animate_', 'animate'],
];

/** Reads a customId (`MJ::JOB::upsample::2::uuid`, `MJ::Outpaint::50::1::uuid::SOLO`, …). */
export function readCustomId(customId: string): CustomId {
  const parts = customId.split('::');
  // PicReader and PromptAnalyzer stand behind "Job", all others behind "JOB" or behind nothing.
  const rest = /^job$/i.test(parts[1] ?? '') ? parts.slice(2) : parts.slice(1);
  const [name = '', number = ''] = rest;
  const index = Number.parseInt(number, 10) || 0;
  if (name === 'PicReader' && number === 'all') return { kind: 'picReaderAll', index, detail: '' };
  const [kind, detail = ''] = names[name] ?? [];
  if (kind) return { kind, index, detail };
  const prefix = prefixes.find(([start]) => name.startsWith(start));
  return prefix
    ? { kind: prefix[1], index, detail: name.slice(prefix[0].length) }
    : { kind: 'unknown', index, detail: '' };
}

/** Kinds that always ask for a window. */
export const alwaysModal: ReadonlySet<ActionKind> = new Set([
  'inpaint',
  'customZoom',
  'picReader',
  'promptAnalyzer',
]);

/** Kinds that ask only when the account has remix on. */
export const modalWithRemix: ReadonlySet<ActionKind> = new Set([
  'reroll',
  'variation',
  'pan',
  'animate',
]);

/**
 * The customIds stock new-api lets through (service/midjourney.go of QuantumNous/new-api): everything
 * else it refuses as unknown_action, before it asks upstream.
 */
export function isOnNewApiWhitelist(customId: string): boolean {
  const parts = customId.split('::');
  const name = (parts[1] === 'JOB' ? parts[2] : parts[1]) ?? '';
  if (name.includes('upsample')) return /^\d+$/.test(parts[3] ?? '');
  if (name.includes('variation') || name.includes('pan') || name.includes('reroll')) return true;
  return name === 'Outpaint' || name === 'CustomZoom' || name === 'Inpaint';
}
