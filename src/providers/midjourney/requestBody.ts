import { readFilmPrompt } from '../../domain/parameters/filmPrompt';
import type { Bot, ComposedRequest, Speed, VideoRequest } from '../../domain/request';
import type { CallContext } from '../provider';
import { commonParts } from './commonParts';
import type { ConnectionOptions } from './connectionOptions';
import { dataUrlOf, dataUrlsOf } from './dataUrl';
import { endpoints } from './endpoints';
import { promptWithSpeed, speedParts } from './speed';

export interface Submit {
  /** Below the prefix. */
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The path and the smallest body for a composed request; optional parts only when set. */
export async function submitOf(
  request: ComposedRequest,
  speed: Speed | undefined,
  localId: string,
  context: CallContext,
  options: ConnectionOptions,
): Promise<Submit> {
  const common = commonParts(localId, options);
  const filter = speedParts(speed, options, { accountFilter: true });
  const modeOrFilter = speedParts(speed, options, { mode: true, accountFilter: true });
  const prompt = (text: string) => promptWithSpeed(text, speed, options);

  switch (request.kind) {
    case 'imagine': {
      const base64Array = await dataUrlsOf(request.pictures, context);
      return {
        path: endpoints.imagine,
        body: {
          prompt: prompt(request.prompt),
          ...(base64Array.length > 0 ? { base64Array } : {}),
          ...botPart(request.bot),
          ...modeOrFilter,
          ...common,
        },
      };
    }
    case 'blend':
      return {
        path: endpoints.blend,
        body: {
          base64Array: await dataUrlsOf(request.pictures, context),
          dimensions: request.shape.toUpperCase(),
          ...botPart(request.bot),
          ...modeOrFilter,
          ...common,
        },
      };
    case 'describe':
      return {
        path: endpoints.describe,
        body: {
          base64: await dataUrlOf(request.picture, context),
          ...botPart(request.bot),
          ...filter,
          ...common,
        },
      };
    case 'shorten':
      return {
        path: endpoints.shorten,
        body: { prompt: request.prompt, ...botPart(request.bot), ...filter, ...common },
      };
    case 'swapFace':
      return {
        path: endpoints.swapFace,
        body: {
          sourceBase64: await dataUrlOf(request.face, context),
          targetBase64: await dataUrlOf(request.target, context),
          ...filter,
          ...common,
        },
      };
    case 'edit':
      return {
        path: endpoints.edits,
        body: {
          prompt: prompt(request.prompt),
          image: await dataUrlOf(request.picture, context),
          ...(request.mask ? { maskBase64: await dataUrlOf(request.mask, context) } : {}),
          ...modeOrFilter,
          ...common,
        },
      };
    case 'video':
      return {
        path: endpoints.video,
        body: videoBody(await filmFacts(request, context), speed, localId, options),
      };
  }
}

/** Pictures are data URLs or web addresses. */
export type VideoFacts = {
  readonly prompt: string;
  readonly motion: 'low' | 'high';
} & (
  | {
      readonly image: string;
      readonly endImage?: string;
      readonly loop?: true;
      readonly videoType?: string;
      readonly batchSize?: number;
    }
  /** Makes a film longer: which of its task's films, from 0. */
  | { readonly action: 'extend'; readonly taskId: string; readonly index: number }
);

/** Only what was chosen, so that gateways that know less see nothing new. */
async function filmFacts(request: VideoRequest, context: CallContext): Promise<VideoFacts> {
  const { prompt, motion, isLoop, count, endLink } = readFilmPrompt(request.prompt);
  const { picture, endPicture, resolution } = request;
  const endImage = endPicture ? await dataUrlOf(endPicture, context) : endLink;
  return {
    prompt,
    motion: motion ?? request.motion ?? 'low',
    image: await dataUrlOf(picture, context),
    ...(endImage === undefined ? {} : { endImage }),
    ...(isLoop ? { loop: true } : {}),
    ...(resolution === '720' ? { videoType: 'vid_1.1_i2v_720' } : {}),
    ...(count === undefined ? {} : { batchSize: count }),
  };
}

/** A video from a still picture; also used in place of a refused Animate or Extend button. */
export function videoBody(
  facts: VideoFacts,
  speed: Speed | undefined,
  localId: string,
  options: ConnectionOptions,
): Submit['body'] {
  return {
    ...facts,
    prompt: promptWithSpeed(facts.prompt, speed, options),
    ...speedParts(speed, options, { mode: true }),
    ...commonParts(localId, options),
  };
}

function botPart(bot: Bot | undefined): { readonly botType?: string } {
  if (bot === undefined) return {};
  return { botType: bot === 'niji' ? 'NIJI_JOURNEY' : 'MID_JOURNEY' };
}
