import type { ModelRange, ParameterRule, ParameterValue } from './parameterRule';

// Facts of public pages, read in autumn 2026; where they disagree, the wider range stands, because a
// warning about something that works is worse than none.
//  [list]   docs.midjourney.com, "Parameter List"; "Version"; "Niji"
//  [ref]    docs.midjourney.com, "Style Reference", "Character Reference", "Omni Reference", "Image Prompts"
//  [video]  docs.midjourney.com, "Video"
//  [e7]     docs.evolink.ai, "Midjourney V7 Prompt Parameter Guide"
//  [e81]    docs.evolink.ai, "Midjourney V8.1 Prompt Parameter Guide" (ar, c, seed, s, exp, raw, iw, sref, sw,
//           oref, ow and no others)
//  [trueai] trueai-org/midjourney-proxy, MjPromptParser

/** Later than any version there is. */
const newest = 99;
const sinceSix: ModelRange = { v: [6, newest], niji: [6, newest] };
const flag: ParameterValue = { kind: 'flag' };
const words: ParameterValue = { kind: 'words', mayBeEmpty: false };

function number(min: number, max: number, isWhole = true): ParameterValue {
  return { kind: 'number', min, max, isWhole };
}

/** Versions that people still choose, newest first [list]. */
export const versions = ['8.1', '8', '7', '6.1', '6', '5.2'] as const;
export const nijiVersions = ['7', '6', '5'] as const;
/** Ways of `--style` [list]; codes of the style tuner are not among them and draw no warning. */
export const styles = ['raw', 'cute', 'expressive', 'original', 'scenic'] as const;
export const qualities = ['0.25', '0.5', '1', '2', '4'] as const;
export const speeds = ['relax', 'fast', 'turbo'] as const;

export const parameterTable: readonly ParameterRule[] = [
  { name: 'ar', aliases: ['aspect'], value: { kind: 'ratio' } }, // [list]
  { name: 'c', aliases: ['chaos'], value: number(0, 100) }, // [list] [e7] [e81]
  { name: 's', aliases: ['stylize', 'stylise'], value: number(0, 1000) }, // [list] [e7] [e81]
  // Not on [e81]'s list; since 5.2 [list].
  { name: 'w', aliases: ['weird'], value: number(0, 3000), models: { v: [5.2, 7], niji: [5, 7] } },
  // 1, 2 and 4 in 7 [e7], quarters and halves before [list]; not on [e81]'s list.
  {
    name: 'q',
    aliases: ['quality'],
    value: { kind: 'choice', values: ['.25', '.5', ...qualities] },
    models: { v: [1, 7], niji: [4, 7] },
  },
  { name: 'seed', aliases: [], value: number(0, 4_294_967_295) }, // [list] [e7] [e81]
  { name: 'no', aliases: [], value: words }, // [list] [e7]
  { name: 'tile', aliases: [], value: flag, models: { v: [5, 7], niji: [5, 7] } }, // [list]; not [e81]
  { name: 'raw', aliases: [], value: flag, models: { v: [5.1, newest], niji: [6, newest] } }, // [list] [e81]
  {
    name: 'style',
    aliases: [],
    value: { kind: 'words', mayBeEmpty: false },
    models: { v: [5.1, newest], niji: [5, newest] }, // [list] [trueai]
  },
  // With or without codes [list].
  {
    name: 'p',
    aliases: ['profile', 'personalize'],
    value: { kind: 'words', mayBeEmpty: true },
    models: sinceSix,
  },
  { name: 'v', aliases: ['version'], value: number(1, 8.1, false) }, // [list] [e81]
  { name: 'niji', aliases: [], value: number(4, 7) }, // [list] [trueai]

  { name: 'iw', aliases: ['image-weight'], value: number(0, 3, false) }, // [ref] [e7] [e81]
  { name: 'sref', aliases: [], value: words, models: sinceSix }, // [ref] [e7] [e81]
  { name: 'sw', aliases: [], value: number(0, 1000), models: sinceSix }, // [ref] [e7] [e81]
  { name: 'sv', aliases: [], value: number(1, 8), models: sinceSix }, // [ref] [e7]
  { name: 'cref', aliases: [], value: words, models: { v: [6, 6.1], niji: [6, 6] } }, // [ref]
  { name: 'cw', aliases: [], value: number(0, 100), models: { v: [6, 6.1], niji: [6, 6] } }, // [ref]
  { name: 'oref', aliases: [], value: words, models: { v: [7, newest] } }, // [ref] [e7] [e81]
  { name: 'ow', aliases: [], value: number(1, 1000), models: { v: [7, newest] } }, // [ref] [e7] [e81]

  { name: 'exp', aliases: [], value: number(0, 100), models: { v: [7, newest] } }, // [e7] [e81]
  { name: 'stop', aliases: [], value: number(10, 100), models: { v: [1, 6.1], niji: [4, 6] } }, // [list]
  { name: 'r', aliases: ['repeat'], value: number(1, 40) }, // [list]
  { name: 'draft', aliases: [], value: flag, models: { v: [7, 7] } }, // [e7]
  { name: 'hd', aliases: [], value: flag, models: { v: [8, newest] } }, // [list]
  { name: 'sd', aliases: [], value: flag, models: { v: [8, newest] } }, // [list]
  // Of the button Custom Zoom, whose prompt is one like any other [list].
  { name: 'zoom', aliases: [], value: number(1, 2, false) },

  { name: 'relax', aliases: [], value: flag }, // [list]
  { name: 'fast', aliases: [], value: flag }, // [list]
  { name: 'turbo', aliases: [], value: flag }, // [list]
  { name: 'stealth', aliases: [], value: flag }, // [list]
  { name: 'public', aliases: [], value: flag }, // [list]

  { name: 'video', aliases: [], value: flag }, // [video]
  { name: 'motion', aliases: [], value: { kind: 'choice', values: ['low', 'high'] } }, // [video]
  { name: 'loop', aliases: [], value: flag }, // [video]
  { name: 'end', aliases: [], value: words }, // [video]
  { name: 'bs', aliases: [], value: { kind: 'choice', values: ['1', '2', '4'] } }, // [video]
];

/** Parameters of which a prompt has one at most: to choose one is to drop the others. */
export const rivals: readonly (readonly string[])[] = [
  ['v', 'niji'],
  speeds,
  // A film that loops ends with its own beginning.
  ['loop', 'end'],
];

const byName = new Map(
  parameterTable.flatMap((rule) =>
    [rule.name, ...rule.aliases].map((name) => [name, rule] as const),
  ),
);

/** The rule behind a name or one of its other names; undefined for a parameter nobody told us of. */
export function ruleOf(name: string): ParameterRule | undefined {
  return byName.get(name.toLowerCase());
}
