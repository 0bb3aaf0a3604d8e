import { promptOfTask } from '../../domain/promptOfTask';
import type { Task } from '../../domain/task';
import { promptWords } from './promptWords';

/** File systems end at 255 bytes; this leaves room for a number, an ending and a sidecar's ending. */
export const longestNameBytes = 180;
const longestSlug = 48;

/** Names that Windows keeps for devices, with any ending. */
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)\s*(\.|$)/i;

/**
 * Characters that cannot be seen and change how the rest is read: `a\u202Egnp.exe` looks like `aexe.png`. The two
 * that join letters (U+200C, U+200D) stay: words and emoji are written with them.
 */
const unseen =
  /[\u0080-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** The file name without its ending, made of a template such as `{date}-{slug}`. Never empty, good on every system. */
export function fileName(template: string, task: Task, cell: number | undefined): string {
  const made = new Date(task.finishedAt ?? task.createdAt);
  const values: Readonly<Record<string, string>> = {
    date: [made.getFullYear(), two(made.getMonth() + 1), two(made.getDate())].join('-'),
    time: [made.getHours(), made.getMinutes(), made.getSeconds()].map(two).join(''),
    slug: slugOf(promptWords(promptOfTask(task))),
    taskId: task.remoteId ?? task.id,
    index: cell === undefined ? '' : String(cell),
    action: slugOf(task.parent?.label ?? ''),
    seed: task.seed ?? '',
  };
  // An unknown token stays as it is: a person sees at once what was mistyped.
  return safeName(template.replace(/\{(\w+)\}/g, (token, key: string) => values[key] ?? token));
}

/** Letters and digits of any script, the rest as single dashes: "a red fox, 水墨" → "a-red-fox-水墨". */
export function slugOf(words: string): string {
  const slug = words
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  const cut = firstCharacters(slug, longestSlug);
  if (cut.length === slug.length) return slug;
  // Not in the middle of a word, unless the first word is that long (or the script has no gaps).
  return cut.includes('-') ? cut.slice(0, cut.lastIndexOf('-')) : cut;
}

/** A name that Windows, macOS and Linux all take, without a path in it. */
export function safeName(text: string): string {
  const name = text
    .toWellFormed()
    .normalize('NFC')
    .replace(unseen, '')
    // eslint-disable-next-line no-control-regex -- these are the characters to get rid of
    .replace(/[<>:"/\\|?*\u0000-\u001f\u007f]+/g, '-')
    // An empty token leaves two separators side by side, or one at an end.
    .replace(/([-_ .])[-_ ]+/g, '$1')
    .replace(/^[-_ .]+|[-_ .]+$/g, '');
  const cut = cutToBytes(name, longestNameBytes).replace(/[-_ .]+$/, '');
  if (cut === '') return 'picture';
  return reserved.test(cut) ? `_${cut}` : cut;
}

/** The ending that goes with the kept bytes. */
export function endingOf(mime: string): string {
  const endings: Readonly<Record<string, string>> = {
    'image/png': 'png',
    'image/jpeg': 'jpg',
    'image/webp': 'webp',
    'image/gif': 'gif',
    'video/mp4': 'mp4',
  };
  return endings[mime] ?? 'bin';
}

/** Characters as people count them: an emoji or an accented letter is never cut in two. */
function firstCharacters(text: string, count: number): string {
  const characters = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
  return characters.slice(0, count).join('');
}

function cutToBytes(text: string, limit: number): string {
  let bytes = 0;
  let kept = '';
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > limit) break;
    kept += character;
  }
  return kept;
}

function two(part: number): string {
  return String(part).padStart(2, '0');
}
