import type { Pixels } from '../drawing/paintPicture';
import type { Picture } from '../drawing/picture';
import { hashText } from '../drawing/seededRandom';
import type { ActionKind, CustomId } from './customId';
import { planPan, planZoom } from './planCanvas';
import { planImagine } from './planImagine';
import { planRegion } from './planRegion';
import { planVariation } from './planVariation';
import { filmOf, planFilmButton } from './planVideo';
import type { PicturesResult, SandboxTask } from './sandboxTask';
import { workSeconds, type WorkPlan } from './workPlan';

/** What a window was answered with. */
interface ModalAnswer {
  readonly prompt: string;
  /** The upload of the mask. */
  readonly mask: string | undefined;
}

export interface ActionOrder {
  readonly parent: SandboxTask;
  readonly pressed: CustomId;
  readonly salt: string;
  readonly answer?: ModalAnswer;
  readonly pixels: Pixels;
}

/** A button pressed under pictures: the one it is about, and what the new task has from its parent. */
export interface PicturePress extends ActionOrder {
  readonly result: PicturesResult;
  readonly cell: Picture;
  readonly base: Pick<WorkPlan, 'prompt' | 'seed' | 'description'>;
}

/** What a pressed button makes of its task, or null when this task has no such button. */
export function planAction(order: ActionOrder): WorkPlan | null {
  const { parent, pressed, salt, answer } = order;
  const prompt = answer?.prompt || parent.prompt;
  const { result } = parent;
  if (result?.kind === 'video') return planFilmButton(pressed, parent, result, prompt);
  const isNumber = pressed.kind === 'picReader' || pressed.kind === 'promptAnalyzer';
  if (result?.kind === 'text') return isNumber ? planImagine({ prompt, salt }) : null;
  if (!result) return null;
  const index = result.cells.length === 1 ? 1 : pressed.index;
  const seed = hashText(`${salt} ${parent.seed}`);
  const description = `${parent.description} - ${pressed.kind} ${index}`;
  const base = { prompt, seed, description };
  if (pressed.kind === 'reroll') {
    return planImagine({ prompt: unseeded(prompt), salt, action: 'REROLL', description });
  }
  const cell = result.cells[index - 1];
  return cell ? (planners[pressed.kind]?.({ ...order, result, cell, base }) ?? null) : null;
}

/** Plans by the kind of the button. Kinds that make no picture of a picture are not here. */
const planners: Readonly<Partial<Record<ActionKind, (press: PicturePress) => WorkPlan | null>>> = {
  upsample: planPick,
  upscale: planUpscale,
  variation: planVariation,
  outpaint: planZoom,
  customZoom: planZoom,
  pan: planPan,
  inpaint: planMasked,
  animate: ({ base, cell, pressed }) => ({
    ...base,
    action: 'VIDEO',
    seconds: workSeconds.video,
    result: filmOf(cell, pressed.detail),
  }),
};

/** A reroll with the same `--seed` would draw the same picture again. */
function unseeded(prompt: string): string {
  return prompt.replace(/\s*(--|—)seed\s+\d+/gi, '');
}

/** U1 to U4: one cell of the grid, at the size it has there. */
function planPick({ base, cell, result, parent, pressed }: PicturePress): WorkPlan {
  return {
    ...base,
    action: 'UPSCALE',
    description: `/up ${parent.id} U${pressed.index}`,
    seconds: workSeconds.pick,
    result: { ...result, stage: 'single', cells: [cell] },
  };
}

/** A real enlargement. "Redo" begins with a large picture and gives one of the same size. */
function planUpscale({ base, cell, result, pressed }: PicturePress): WorkPlan {
  const isLarge = Math.max(result.width, result.height) > 800;
  const scale = isLarge ? 1 : pressed.detail.includes('4x') ? 4 : 2;
  const [width, height] = [result.width * scale, result.height * scale];
  return {
    ...base,
    action: 'UPSCALE',
    seconds: workSeconds.upscale,
    result: { kind: 'pictures', stage: 'upscaled', cells: [cell], width, height },
  };
}

function planMasked({ base, cell, result, answer, pixels }: PicturePress): WorkPlan | null {
  if (answer?.mask === undefined) return null;
  const { width, height } = result;
  const { prompt, seed } = base;
  return planRegion({ base: cell, prompt, seed, mask: answer.mask, width, height, pixels });
}
