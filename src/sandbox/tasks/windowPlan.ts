import type { CustomId } from './customId';
import type { SandboxTask } from './sandboxTask';

/** What is known of work before its window is answered. */
export interface WindowPlan {
  readonly action: string;
  /** What the window's text begins with. */
  readonly prompt: string;
  readonly seed: number;
}

/** What a task is called while its window is open. */
const waitingNames: Readonly<Partial<Record<CustomId['kind'], string>>> = {
  inpaint: 'INPAINT',
  customZoom: 'CUSTOM_ZOOM',
  picReader: 'IMAGINE',
  promptAnalyzer: 'IMAGINE',
  reroll: 'REROLL',
  variation: 'VARIATION',
  pan: 'PAN',
  animate: 'VIDEO',
};

/** The window a button opens; the work itself is planned when it is answered. */
export function windowPlan(parent: SandboxTask, pressed: CustomId): WindowPlan {
  const prompt =
    parent.result?.kind === 'text'
      ? numbered(parent.result.text, pressed.index)
      : pressed.kind === 'customZoom'
        ? `${parent.prompt} --zoom 2`
        : parent.prompt;
  return { action: waitingNames[pressed.kind] ?? 'ACTION', prompt, seed: parent.seed };
}

/** The text behind one keycap of a describe or a shorten. */
export function numbered(text: string, index: number): string {
  const found = new RegExp(`${index}\\uFE0F\\u20E3\\s*([^\\n]+)`).exec(text)?.[1];
  return (found ?? text).trim();
}
