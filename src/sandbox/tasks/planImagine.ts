import { composeScene } from '../drawing/composeScene';
import type { Picture } from '../drawing/picture';
import type { Palette } from '../drawing/scene';
import { hashText } from '../drawing/seededRandom';
import { cellSize } from './cellSize';
import { readPrompt } from './promptText';
import { workSeconds, type WorkPlan } from './workPlan';

export interface ImagineOrder {
  readonly prompt: string;
  /** Makes the seed when the prompt has none: the new task's id. */
  readonly salt: string;
  readonly action?: string;
  readonly description?: string;
  /** Colours of a reference picture. */
  readonly palette?: Palette;
  /** A shape that a prompt without `--ar` takes. */
  readonly aspect?: number;
}

/** A grid of four compositions of one prompt. The same prompt and seed give the same four. */
export function planImagine(order: ImagineOrder): WorkPlan {
  const read = readPrompt(order.prompt);
  const seed = read.seed ?? hashText(`${read.text} ${order.salt}`);
  const aspect = read.hasAspect ? read.aspect : (order.aspect ?? 1);
  const size = cellSize(aspect);
  return {
    action: order.action ?? 'IMAGINE',
    prompt: order.prompt,
    description: order.description ?? `/imagine ${order.prompt}`,
    seconds: workSeconds.imagine,
    seed,
    result: {
      kind: 'pictures',
      stage: 'grid',
      cells: imagineCells(order.prompt, seed, size.width / size.height, order.palette),
      ...size,
    },
  };
}

/** The four pictures themselves. */
export function imagineCells(
  prompt: string,
  seed: number,
  aspect: number,
  palette?: Palette,
): Picture[] {
  const read = readPrompt(prompt);
  return [0, 1, 2, 3].map((cell) => ({
    kind: 'scene',
    scene: composeScene({
      text: read.text,
      without: read.parameters.get('no') ?? '',
      seed,
      cell,
      aspect,
      ...(palette ? { palette } : {}),
    }),
  }));
}
