import type { Arrow } from './selection';

export type MaskTool = 'brush' | 'eraser' | 'rectangle' | 'lasso';

export type StudioCommand =
  | MaskTool
  | 'smaller'
  | 'larger'
  | 'undo'
  | 'redo'
  | 'invert'
  | 'clear'
  | 'zoomIn'
  | 'zoomOut'
  | 'fit';

type Key = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>;

const letters: Readonly<Record<string, StudioCommand>> = {
  b: 'brush',
  e: 'eraser',
  m: 'rectangle',
  l: 'lasso',
};

const signs: Readonly<Record<string, StudioCommand>> = {
  '[': 'smaller',
  ']': 'larger',
  '+': 'zoomIn',
  '=': 'zoomIn',
  '-': 'zoomOut',
  '0': 'fit',
};

/** What a key means in the studio; the same letters as in every paint program. */
export function commandOf(event: Key): StudioCommand | undefined {
  const isMod = event.ctrlKey || event.metaKey;
  const sign = signs[event.key];
  // Many keyboards write a bracket with AltGr, which is Ctrl and Alt.
  if (sign && (!isMod || event.altKey)) return sign;
  if (event.altKey) return undefined;
  const letter = letterOf(event);
  if (isMod) return editOf(letter, event.shiftKey);
  if (event.shiftKey) return letter === 'v' ? 'invert' : undefined;
  return letters[letter];
}

function editOf(letter: string, isShifted: boolean): StudioCommand | undefined {
  if (letter === 'z') return isShifted ? 'redo' : 'undo';
  return letter === 'y' ? 'redo' : undefined;
}

export function arrowOf(event: Key): Arrow | undefined {
  const dx = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  const dy = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if ((dx === 0 && dy === 0) || event.ctrlKey || event.metaKey) return undefined;
  return { dx, dy, isSizing: event.shiftKey, isFine: event.altKey };
}

/** By its place on the keyboard where the layout writes no Latin letters. */
function letterOf({ key, code }: Key): string {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  return /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : '';
}
