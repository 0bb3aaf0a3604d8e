import { describePicture } from '../drawing/describePicture';
import type { Picture } from '../drawing/picture';
import type { Raster } from '../drawing/raster';
import { hashText, mixSeed } from '../drawing/seededRandom';
import { readPrompt } from './promptText';
import type { SandboxTask } from './sandboxTask';
import { workSeconds, type WorkPlan } from './workPlan';

export interface DescribeOrder {
  readonly id: string;
  readonly picture: Picture;
  /** The picture as it was sent. */
  readonly pixels: Raster;
  /** The prompt it was drawn from, if the sandbox drew it. */
  readonly knownPrompt: string | undefined;
}

/** Four prompts for a picture: from what is seen in it, and from its own prompt when that is known. */
export function planDescribe(order: DescribeOrder): WorkPlan {
  const { pixels } = order;
  const seed = hashText(`${pixels.width} ${pixels.data.slice(0, 4000).join('')}`);
  const known = order.knownPrompt === undefined ? undefined : readPrompt(order.knownPrompt).text;
  return {
    action: 'DESCRIBE',
    prompt: '',
    description: `/describe ${order.id}.png`,
    seconds: workSeconds.describe,
    seed,
    result: {
      kind: 'text',
      buttons: 'describe',
      text: numberedList(describePicture(pixels, seed, known)),
      picture: order.picture,
      width: pixels.width,
      height: pixels.height,
    },
  };
}

/** Describe again: the same picture in another order of words. */
export function planRetry(parent: SandboxTask): WorkPlan | null {
  if (parent.result?.kind !== 'text') return null;
  const seed = mixSeed(parent.seed, 1);
  const lines = parent.result.text.split('\n\n').map((line) => line.replace(/^\S+\s/, ''));
  const turned = lines.map((_, index) => lines[(index + 1) % lines.length] ?? '');
  return {
    action: 'DESCRIBE',
    prompt: '',
    description: parent.description,
    seconds: workSeconds.describe,
    seed,
    result: { ...parent.result, text: numberedList(turned) },
  };
}

function numberedList(prompts: readonly string[]): string {
  return prompts.map((prompt, index) => `${index + 1}️⃣ ${prompt}`).join('\n\n');
}
