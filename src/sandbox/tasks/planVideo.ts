import { aspectOf, type Picture } from '../drawing/picture';
import { hashText } from '../drawing/seededRandom';
import { text, type Body } from '../wire/body';
import { cellSize, even } from './cellSize';
import type { CustomId } from './customId';
import { imagineCells } from './planImagine';
import { readPrompt } from './promptText';
import type { SandboxTask, VideoResult } from './sandboxTask';
import { workSeconds, type WorkPlan } from './workPlan';

export interface VideoOrder {
  readonly id: string;
  readonly prompt: string;
  readonly body: Body;
  readonly parent: SandboxTask | undefined;
  /** The first picture of the film. */
  readonly first: Picture | undefined;
}

/** A set of one, two or four films of a picture, of an earlier task's picture, or of a prompt alone. */
export function planVideo({ id, prompt, body, parent, first }: VideoOrder): WorkPlan {
  const of = first ?? pictureOfTask(parent, Number(body['index'] ?? 0)) ?? drawn(prompt, id);
  const asked = Number(body['batchSize'] ?? 4);
  return {
    action: text(body, 'action') === 'extend' ? 'VIDEO_EXTEND' : 'VIDEO',
    prompt,
    description: `/video ${prompt}`,
    seconds: workSeconds.video,
    seed: hashText(`${prompt} ${id}`),
    result: {
      ...filmOf(of, text(body, 'motion')),
      takes: asked === 1 || asked === 2 ? asked : 4,
    },
  };
}

/** 480 pixels on the long edge, as Midjourney's smaller films. */
const filmScale = 480 / 512;

/** The set of films a picture becomes; `motion` begins with high or low. */
export function filmOf(of: Picture, motion: string): VideoResult {
  const size = cellSize(aspectOf(of));
  return {
    kind: 'video',
    of,
    motion: motion.startsWith('high') ? 'high' : 'low',
    width: even(size.width * filmScale),
    height: even(size.height * filmScale),
    take: null,
    takes: 4,
  };
}

/** Buttons under a film: pick one of the set, or make it longer. */
export function planFilmButton(
  pressed: CustomId,
  parent: SandboxTask,
  result: VideoResult,
  prompt: string,
): WorkPlan | null {
  const description = `${parent.description} - ${pressed.kind}`;
  const base = { prompt, seed: parent.seed, description };
  if (pressed.kind === 'animate') {
    const film = filmOf(result.of, pressed.detail);
    return { ...base, action: 'VIDEO_EXTEND', seconds: workSeconds.video, result: film };
  }
  const isPick = pressed.kind === 'videoUpscale' && pressed.index <= result.takes;
  if (!isPick || pressed.index < 1) return null;
  const take = { ...result, take: pressed.index - 1, takes: 1 };
  return { ...base, action: 'UPSCALE', seconds: workSeconds.pick, result: take };
}

function pictureOfTask(task: SandboxTask | undefined, index: number): Picture | undefined {
  const result = task?.result;
  if (result?.kind === 'video') return result.of;
  return result?.kind === 'pictures' ? (result.cells[index] ?? result.cells[0]) : undefined;
}

function drawn(prompt: string, id: string): Picture {
  const [cell] = imagineCells(prompt, hashText(`${prompt} ${id}`), readPrompt(prompt).aspect);
  if (!cell) throw new Error('a prompt always gives four pictures');
  return cell;
}
