import type { KeepableAsset } from '../../domain/asset';
import { writtenSpeed } from '../../domain/parameters/chosenSpeed';
import { readFilmPrompt } from '../../domain/parameters/filmPrompt';
import { promptOf, type ComposedRequest, type Speed, type VideoMotion } from '../../domain/request';
import type { Task } from '../../domain/task';
import type { CallContext } from '../provider';
import { readOptions } from './connectionOptions';
import { dataUrlOf } from './dataUrl';
import { endpoints, pathOfRequest } from './endpoints';
import type { GatewayProfile } from './gatewayProfile';
import { submitOf, videoBody, type Submit } from './requestBody';
import { speedOf } from './speed';

/** The text that a numbered button under Describe or Shorten stands for. */
export function textOfAction(task: Task, customId: string): string | undefined {
  const number = /::(?:PicReader|PromptAnalyzer)::(\d+)/i.exec(customId)?.[1];
  const asset = task.assets.find((one) => one.kind === 'text');
  return number === undefined ? undefined : asset?.texts[Number(number) - 1];
}

/** What "Imagine all" stands for: a plain imagine of each text. Undefined for every other button. */
export function imaginesOfAll(
  task: Task,
  customId: string,
  profile: GatewayProfile,
): readonly ComposedRequest[] | undefined {
  const asset = task.assets.find((one) => one.kind === 'text');
  const isAll = /::(?:PicReader|PromptAnalyzer)::all\b/i.test(customId);
  if (!isAll || !asset?.texts.length || profile.cannotSend(endpoints.imagine)) return undefined;
  const { speed } = task.request;
  return asset.texts.map((prompt) => ({
    kind: 'imagine',
    prompt,
    pictures: [],
    ...(speed ? { speed } : {}),
  }));
}

/**
 * Another way to what a button does, for gateways that call the button unknown: stock new-api lets neither
 * the buttons of Describe nor Animate and Extend through (service/midjourney.go), but has imagine and video.
 */
export async function fallbackOf(
  task: Task,
  customId: string,
  localId: string,
  context: CallContext,
): Promise<Fallback | undefined> {
  const way = wayAround(task, customId);
  if (!way) return undefined;
  const options = readOptions(context.connection);
  const inherited = speedOf(task, context.connection);
  if ('request' in way) {
    const speed = writtenSpeed(promptOf(way.request)) ?? inherited;
    const submit = await submitOf(way.request, speed, localId, context, options);
    return { ...submit, speed, hasRelatedTask: false };
  }
  // The button says how it moves; whether it loops and how many there are was about another film.
  const { prompt } = readFilmPrompt(promptOf(task.request));
  const { motion } = way;
  const facts =
    'still' in way
      ? { prompt, motion, image: await imageOf(way.still, context) }
      : { prompt, motion, action: 'extend' as const, taskId: way.film, index: way.index };
  const body = videoBody(facts, inherited, localId, options);
  const hasRelatedTask = 'film' in way;
  return { path: endpoints.video, body, speed: inherited, hasRelatedTask };
}

/** Whether there is another way, and this gateway may have it, so that a refused button need not be greyed. */
export function hasFallback(task: Task, customId: string, profile: GatewayProfile): boolean {
  const way = wayAround(task, customId);
  if (!way) return false;
  const path = pathOfRequest['request' in way ? way.request.kind : 'video'];
  return path !== undefined && !profile.cannotSend(path);
}

interface Fallback extends Submit {
  readonly speed: Speed | undefined;
  readonly hasRelatedTask: boolean;
}

type WayAround =
  | { readonly request: ComposedRequest }
  | { readonly motion: VideoMotion; readonly still: KeepableAsset }
  /** `index` of the film among those of the gateway's task, from 0. */
  | { readonly motion: VideoMotion; readonly film: string; readonly index: number };

function wayAround(task: Task, customId: string): WayAround | undefined {
  const prompt = textOfAction(task, customId);
  if (prompt !== undefined) return { request: { kind: 'imagine', prompt, pictures: [] } };
  if (/::Picread::Retry/i.test(customId) && task.request.kind === 'describe') {
    return { request: task.request };
  }
  const [, word, extend, number] = /::animate_(high|low)(_extend)?::(\d*)/i.exec(customId) ?? [];
  if (word === undefined) return undefined;
  const motion = word.toLowerCase() === 'high' ? 'high' : 'low';
  if (extend !== undefined) return wayToExtend(task, motion, Number(number));
  const still = task.assets.find((one) => one.kind === 'image');
  return still && { motion, still };
}

/** @param number of the film in its set, from 1; what was picked out of one is alone in its task */
function wayToExtend(task: Task, motion: VideoMotion, number: number): WayAround | undefined {
  const count = task.assets.filter((one) => one.kind === 'video').length;
  if (task.remoteId === undefined || count === 0) return undefined;
  const index = count > 1 && number >= 1 && number <= count ? number - 1 : 0;
  return { motion, film: task.remoteId, index };
}

/** A picture's bytes where we have them, since links die; else the link. */
async function imageOf(asset: KeepableAsset, context: CallContext): Promise<string> {
  return asset.file ? await dataUrlOf({ ...asset.file, name: 'picture' }, context) : asset.url;
}
