import type { Bot, ComposedRequest, Speed } from '../../domain/request';
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
        body: videoBody(
          {
            prompt: request.prompt,
            motion: request.motion,
            image: await dataUrlOf(request.picture, context),
          },
          speed,
          localId,
          options,
        ),
      };
  }
}

export interface VideoFacts {
  readonly prompt: string;
  readonly motion: 'low' | 'high';
  /** A data URL or a web address. */
  readonly image: string;
}

/** A video from a still picture; also used in place of a refused Animate button. */
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
