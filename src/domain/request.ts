import { invalid, type Failure } from './failure';
import type { ReferenceRole } from './parameters/references';
import { readFilmPrompt } from './parameters/filmPrompt';
import { hasSoundSeed } from './parameters/seed';

/** A picture that goes with a request; the bytes lie in the picture folder under `hash`. */
export interface PictureRef {
  /** SHA-256 of the bytes, lower-case hex. */
  readonly hash: string;
  readonly mime: string;
  /** A file name to recognise it by; never a path. */
  readonly name: string;
  readonly byteLength: number;
  readonly width?: number;
  readonly height?: number;
}

export type Speed = 'relax' | 'fast' | 'turbo';
export type Bot = 'midjourney' | 'niji';
export type BlendShape = 'portrait' | 'square' | 'landscape';

interface Common {
  /** Absent: whatever the gateway does by itself. */
  readonly speed?: Speed;
  readonly bot?: Bot;
}

/** A picture that the prompt links to, once it is where links can reach it. */
export interface Reference {
  readonly picture: PictureRef;
  readonly role: ReferenceRole;
}

export interface ImagineRequest extends Common {
  readonly kind: 'imagine';
  /** With its parameters (`--ar 3:2 --v 7 …`) as typed; links of references are put in when it is sent. */
  readonly prompt: string;
  /** Image prompts. */
  readonly pictures: readonly PictureRef[];
  readonly references?: readonly Reference[];
}

export interface BlendRequest extends Common {
  readonly kind: 'blend';
  readonly pictures: readonly PictureRef[];
  readonly shape: BlendShape;
}

export interface DescribeRequest extends Common {
  readonly kind: 'describe';
  readonly picture: PictureRef;
}

export interface SwapFaceRequest extends Common {
  readonly kind: 'swapFace';
  /** The face to use. */
  readonly face: PictureRef;
  /** The picture that receives it. */
  readonly target: PictureRef;
}

export interface EditRequest extends Common {
  readonly kind: 'edit';
  readonly prompt: string;
  /** As it is sent: transparent where it is to be redrawn, since some gateways read the region from there. */
  readonly picture: PictureRef;
  /** White is redrawn, black is kept; same size as the picture. Absent: all of it is redrawn. */
  readonly mask?: PictureRef;
  /** How the region came about, for another try; nothing of it is sent. */
  readonly region?: EditedRegion;
}

export interface EditedRegion {
  /** The picture before the region was cut out of it. */
  readonly whole: PictureRef;
  /** As the page drew them, and only the page reads them; absent where they are too many to keep. */
  readonly strokes?: unknown;
}

export interface ShortenRequest extends Common {
  readonly kind: 'shorten';
  readonly prompt: string;
}

/** How much moves in a film. */
export type VideoMotion = 'low' | 'high';

/** As Midjourney names the sizes of its films; its prompts have no parameter for it. */
export type VideoResolution = '480' | '720';

export interface VideoRequest extends Common {
  readonly kind: 'video';
  /** With `--motion`, `--loop`, `--bs` and `--end` as typed: what is said there is said nowhere else. */
  readonly prompt: string;
  /** What it begins with. */
  readonly picture: PictureRef;
  /** What it ends with. */
  readonly endPicture?: PictureRef;
  /** Absent: the smaller one. */
  readonly resolution?: VideoResolution;
  /** As it was recorded before the prompt said it. */
  readonly motion?: VideoMotion;
}

/** A button under another task's picture. */
export interface ActionRequest extends Common {
  readonly kind: 'action';
  /** Local id of the task that carries the button. */
  readonly taskId: string;
  readonly actionId: string;
  /** As shown, so that the history reads well when the parent is gone. */
  readonly label: string;
  /** That of the parent's request. */
  readonly prompt: string;
  /** What it is drawn by where that says something else: a prompt of Describe, or what a remix answered. */
  readonly words?: string;
}

/** A task made elsewhere, brought in by its id. Nothing is sent but a query. */
export interface ImportRequest extends Common {
  readonly kind: 'import';
  readonly remoteId: string;
  /** As the gateway tells it, once seen. */
  readonly prompt?: string;
}

export type TaskRequest =
  | ImagineRequest
  | BlendRequest
  | DescribeRequest
  | SwapFaceRequest
  | EditRequest
  | ShortenRequest
  | VideoRequest
  | ActionRequest
  | ImportRequest;

export type RequestKind = TaskRequest['kind'];

/** Requests a person composes, as opposed to a pressed button or an import. */
export type ComposedRequest = Exclude<TaskRequest, ActionRequest | ImportRequest>;

/** Midjourney's own prompts end at 6,000 characters; more is refused here, before it costs anything. */
export const promptLimit = 6_000;
/** Gateways of the format take 2–5 pictures; some charge for a wrong number, so it is checked here. */
export const blendLimits = { min: 2, max: 5 } as const;
/** Base64 adds a third, and gateways cut bodies at 30 MB. */
export const pictureByteLimit = 20 * 1024 * 1024;

/** Longer edges make a decoder ask for gigabytes; no camera and no gateway's picture has them. */
export const pictureEdgeLimit = 16_384;
/** So do more pixels in all: each takes four bytes when it is drawn, however small its file is. */
export const pictureAreaLimit = 128_000_000;

/** The prompt of a request, or '' where it has none. */
export function promptOf(request: TaskRequest): string {
  return 'prompt' in request ? (request.prompt ?? '') : '';
}

export function picturesOf(request: TaskRequest): readonly PictureRef[] {
  switch (request.kind) {
    case 'imagine':
      return [...request.pictures, ...(request.references ?? []).map(({ picture }) => picture)];
    case 'blend':
      return request.pictures;
    case 'describe':
      return [request.picture];
    case 'video':
      return [request.picture, ...(request.endPicture ? [request.endPicture] : [])];
    case 'edit':
      return [request.picture, request.mask, request.region?.whole].filter(
        (picture) => picture !== undefined,
      );
    case 'swapFace':
      return [request.face, request.target];
    case 'shorten':
    case 'action':
    case 'import':
      return [];
  }
}

/** Kinds without a meaning where nothing is said. Some gateways make a video without words, others charge. */
const needsWords: ReadonlySet<RequestKind> = new Set(['imagine', 'edit', 'shorten', 'video']);

/** Those whose prompt is one for a picture: in others a parameter is a word like any. */
const takesParameters: ReadonlySet<RequestKind> = new Set(['imagine', 'edit', 'video']);

/** What is wrong with a request, or undefined. Pure: nothing is sent to find out. */
export function checkRequest(request: TaskRequest): Failure | undefined {
  const prompt = promptOf(request);
  const words = request.kind === 'video' ? readFilmPrompt(prompt).prompt : prompt;
  if (needsWords.has(request.kind) && words.trim() === '') return invalid('promptEmpty');
  if (prompt.length > promptLimit) return invalid('promptTooLong');
  if (takesParameters.has(request.kind) && !hasSoundSeed(prompt)) return invalid('badSeed');
  if (request.kind === 'blend') {
    if (request.pictures.length < blendLimits.min) return invalid('tooFewPictures');
    if (request.pictures.length > blendLimits.max) return invalid('tooManyPictures');
  }
  // Compared by content: a copy under another name would be paid for and change nothing.
  if (request.kind === 'swapFace' && request.face.hash === request.target.hash) {
    return invalid('samePictureTwice');
  }
  if (picturesOf(request).some((picture) => picture.byteLength > pictureByteLimit)) {
    return invalid('pictureTooLarge');
  }
  return undefined;
}
