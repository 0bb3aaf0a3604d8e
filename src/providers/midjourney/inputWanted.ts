import type { ActionInput } from '../../domain/action';
import { withZoom } from '../../domain/parameters/zoom';
import type { InputWanted } from '../../domain/task';

export interface WindowFacts {
  /** Kind of the button that was pressed, or the task's action word; whichever is known. */
  readonly kinds: readonly (string | undefined)[];
  /** Texts to begin with, best first. */
  readonly texts: readonly (string | undefined)[];
}

/** What a waiting window asks for. Region wants a mask, custom zoom a factor, all others a prompt. */
export function inputWanted({ kinds, texts }: WindowFacts): InputWanted {
  const input = kinds.map(inputOf).find((one) => one !== undefined) ?? 'text';
  const text = texts.find((one) => one?.trim())?.trim() ?? '';
  // Midjourney's own window opens with `--zoom 2` behind the prompt.
  return { input, suggestion: input === 'zoom' ? withZoom(text) : text };
}

function inputOf(kind: string | undefined): ActionInput | undefined {
  switch (kind?.toLowerCase().replace('_', '')) {
    case 'inpaint':
      return 'mask';
    case 'customzoom':
      return 'zoom';
    default:
      return undefined;
  }
}
