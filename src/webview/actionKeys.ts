import type { ActionView, TaskView } from '../protocol/views';
import { actionOfCell } from './actionLayout';
import { actionsAt } from './shownPicture';

/** How long after `u` or `v` a digit still belongs to it, in milliseconds. */
const typedWithinMs = 1_000;

/** What was typed last in this page, where it can be the first half of `u1` … `v4`. */
let typed: { readonly letter: 'u' | 'v'; readonly taskId: string; readonly at: number } | undefined;

/**
 * The button a key presses on a picture. `u` and `v` on one cell act at once; where no cell has the focus they
 * wait a moment for its digit. Undefined: none; 'half': the first half of one.
 */
export function actionOfKey(
  event: KeyboardEvent,
  task: TaskView,
  cell: number | undefined,
): ActionView | 'half' | undefined {
  const { key, altKey, timeStamp } = event;
  if (altKey) return task.actions.find(({ label }) => label === panKeys[key]);
  const before = typed;
  typed = undefined;
  if (key === 'r') return task.actions.find(({ group }) => group === 'reroll');
  if (key === 'u' || key === 'v') {
    if (cell !== undefined) return numbered(task, key, cell);
    if (!numbered(task, key, 1)) return undefined;
    typed = { letter: key, taskId: task.id, at: timeStamp };
    return 'half';
  }
  const isSecondHalf = before?.taskId === task.id && timeStamp - before.at <= typedWithinMs;
  return isSecondHalf && /^[1-9]$/.test(key)
    ? numbered(task, before.letter, Number(key))
    : undefined;
}

/** Midjourney's own words. */
const panKeys: Readonly<Record<string, string>> = {
  ArrowLeft: 'Pan Left',
  ArrowRight: 'Pan Right',
  ArrowUp: 'Pan Up',
  ArrowDown: 'Pan Down',
};

function numbered(task: TaskView, letter: 'u' | 'v', cell: number): ActionView | undefined {
  const own = actionOfCell(task.actions, cell, letter === 'u' ? 'upscale' : 'vary');
  if (own || !task.more || !task.picture) return own;
  const shown = { task, cell, picture: task.picture, src: '', name: '', isFilm: true };
  return actionsAt(shown).find(({ label }) => label === `${letter.toUpperCase()}${cell}`);
}
