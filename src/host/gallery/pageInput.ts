import * as z from 'zod/mini';
import { pictureByteLimit } from '../../domain/request';
import { maskStrokesLimit } from '../../domain/task';
import type { PageNotifications, ParamsOf, RequestName } from '../../protocol/protocol';
import { pictureMimes } from '../images/pictureFormat';
import { generalRemedyIds, remedyIds } from '../../protocol/views';

/** A webview is a browser: what comes from the page is checked before anything is done with it. */

const id = z.string().check(z.minLength(1), z.maxLength(200));
const cell = z.optional(z.int().check(z.minimum(1), z.maximum(16)));
const task = z.strictObject({ taskId: id });
/** As many as a history has: a person may select all of it. */
const taskIds = z.array(id).check(z.minLength(1), z.maxLength(1_000_000));
const tasks = z.strictObject({ taskIds });
const cellParams = z.strictObject({ taskId: id, cell });
const useParams = z.strictObject({
  taskId: id,
  cell,
  bytes: z.optional(z.instanceof(ArrayBuffer)),
});
const nothing = z.strictObject({});
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const picture = z.object({
  hash,
  mime: z.enum(pictureMimes),
  name: z.string().check(z.maxLength(300)),
  byteLength: z.int().check(z.minimum(1)),
  width: z.optional(z.number()),
  height: z.optional(z.number()),
});
/** Its size is checked where that of the picture is known; here only that it may be a PNG. */
const png = z
  .instanceof(ArrayBuffer)
  .check(z.refine((bytes) => bytes.byteLength <= pictureByteLimit && isPng(bytes)));
/** The page reads them as carefully as we read the page: they only have to be JSON, and few. */
const strokes = z.array(z.unknown()).check(z.refine(isSmallJson));
const pictures = z.array(picture).check(z.maxLength(50));
/** Longer prompts are refused with a sentence of their own; this only bounds memory. */
const prompt = z.string().check(z.maxLength(1_000_000));

const search = z.string().check(z.maxLength(10_000));
const place = z.int().check(z.minimum(0), z.maximum(10_000_000));
const look = z.strictObject({
  search,
  offset: place,
  count: z.int().check(z.minimum(1), z.maximum(1_000)),
  isWall: z.boolean(),
  selectedTaskId: z.optional(id),
  heldTaskIds: z.optional(z.array(id).check(z.maxLength(3))),
  outlineKey: z.optional(z.int()),
});

const draft = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('imagine'),
    prompt,
    pictures,
    references: z.optional(
      z
        .array(z.strictObject({ picture, role: z.enum(['style', 'character', 'omni']) }))
        .check(z.maxLength(50)),
    ),
  }),
  z.strictObject({
    kind: z.literal('blend'),
    pictures,
    shape: z.enum(['portrait', 'square', 'landscape']),
  }),
  z.strictObject({ kind: z.literal('describe'), pictures }),
  z.strictObject({ kind: z.literal('swapFace'), face: picture, target: picture }),
  z.strictObject({
    kind: z.literal('edit'),
    prompt,
    picture,
    region: z.optional(z.strictObject({ cutOut: png, mask: png, strokes: z.optional(strokes) })),
  }),
  z.strictObject({ kind: z.literal('shorten'), prompt }),
  z.strictObject({
    kind: z.literal('video'),
    prompt,
    picture,
    endPicture: z.optional(picture),
    resolution: z.optional(z.enum(['480', '720'])),
  }),
]);

/** Every request has its check: a missing one does not compile. */
const requestSchemas: Readonly<Record<RequestName, z.ZodMiniType>> = {
  'page/hello': z.strictObject({ look: z.optional(look) }),
  'task/submit': z.strictObject({ draft }),
  'task/answer': z.strictObject({ taskId: id, prompt, mask: z.optional(png) }),
  'mask/keep': z.strictObject({ taskId: id, strokes }),
  'task/remedy': z.strictObject({ taskId: id, remedy: z.enum(remedyIds) }),
  'remedy/run': z.strictObject({ remedy: z.enum(generalRemedyIds) }),
  'task/cancel': task,
  'task/stopWatching': task,
  'tasks/forget': tasks,
  'tasks/restore': tasks,
  'tasks/star': z.strictObject({ taskIds, isStarred: z.boolean() }),
  'action/run': z.strictObject({ taskId: id, actionId: id }),
  'picture/save': useParams,
  'pictures/save': tasks,
  'picture/insert': useParams,
  'picture/open': useParams,
  'picture/copyLink': cellParams,
  'picture/export': useParams,
  'picture/reference': cellParams,
  'picture/edit': cellParams,
  'picture/animate': cellParams,
  'picture/describe': cellParams,
  'picture/missing': cellParams,
  'picture/thumbnail': z.strictObject({ hash, bytes: z.instanceof(ArrayBuffer) }),
  'picture/pick': nothing,
  'picture/attach': z.strictObject({
    name: z.string().check(z.maxLength(300)),
    bytes: z.instanceof(ArrayBuffer),
  }),
  'picture/attachUris': z.strictObject({
    uris: z.array(z.string().check(z.maxLength(10_000))).check(z.minLength(1), z.maxLength(100)),
  }),
  'prompt/copy': task,
  'seed/get': task,
  'key/set': nothing,
  'sandbox/start': nothing,
  'gallery/open': nothing,
  'feed/show': look,
  'feed/ids': z.strictObject({ search, offset: place, count: place }),
  'feed/locate': z.strictObject({ search, taskId: id }),
};

const notificationSchemas: Readonly<Record<keyof PageNotifications, z.ZodMiniType>> = {
  'focus/changed': z.strictObject({ taskId: z.optional(id), cell }),
  'picture/copied': nothing,
  'log/write': z.strictObject({
    level: z.enum(['debug', 'info', 'warn', 'error']),
    message: z.string().check(z.maxLength(10_000)),
  }),
};

function isPng(bytes: ArrayBuffer): boolean {
  const head = new Uint8Array(bytes, 0, Math.min(8, bytes.byteLength));
  return String.fromCharCode(...head) === '\x89PNG\r\n\x1a\n';
}

function isSmallJson(value: unknown): boolean {
  return JSON.stringify(value).length <= maskStrokesLimit;
}

/** The params of a request if they are what the protocol says; throws otherwise. */
export function readParams<K extends RequestName>(name: K, params: unknown): ParamsOf<K> {
  const read = requestSchemas[name].safeParse(params ?? {});
  if (!read.success) throw new Error(`The page sent wrong parameters for ${name}.`);
  return read.data as ParamsOf<K>;
}

export function readNotification<K extends keyof PageNotifications>(
  name: K,
  params: unknown,
): PageNotifications[K] | undefined {
  const read = notificationSchemas[name].safeParse(params ?? {});
  return read.success ? (read.data as PageNotifications[K]) : undefined;
}
