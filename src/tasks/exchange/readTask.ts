import * as z from 'zod/mini';
import { actionGroups } from '../../domain/action';
import type { FailureKind } from '../../domain/failure';
import type { RequestKind } from '../../domain/request';
import type { Task, TaskPhase } from '../../domain/task';

/**
 * What a line of an export must be to become a task. A file comes from anywhere, and one wrong field would stand in
 * every page's way for ever. What is not named here is left out; a field of `Task` that is missing does not compile.
 */

const id = z.string().check(z.regex(/^[\w-]{1,200}$/));
const text = z.string();
const time = z.number();
const count = z.int().check(z.minimum(1));
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const mime = z.string().check(z.regex(/^[a-z]+\/[\w.+-]+$/));

function keysOf<K extends string>(table: Readonly<Record<K, true>>): K[] {
  return Object.keys(table) as K[];
}

const fileShape = {
  hash,
  mime,
  byteLength: count,
  width: z.optional(count),
  height: z.optional(count),
};
const pictureRef = z.object({ ...fileShape, name: text });
const pictures = z.array(pictureRef);

const picture = { url: text, file: z.optional(z.object(fileShape)) };
const cells = z.int().check(z.minimum(1), z.maximum(16));
const asset = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('grid'),
    ...picture,
    rows: cells,
    columns: cells,
    cellUrls: z.optional(z.array(text)),
  }),
  z.object({ kind: z.literal('image'), ...picture }),
  z.object({ kind: z.literal('video'), ...picture, posterUrl: z.optional(text) }),
  z.object({ kind: z.literal('text'), texts: z.array(text), analysis: z.optional(text) }),
]);

const input = z.enum(['none', 'text', 'zoom', 'mask']);
const group = z.enum(actionGroups);
const cell = z.optional(cells);
const action = z.object({
  id: text,
  label: text,
  emoji: z.optional(text),
  group,
  input,
  cell,
  wasPressed: z.optional(z.boolean()),
});

const common = {
  speed: z.optional(z.enum(['relax', 'fast', 'turbo'])),
  bot: z.optional(z.enum(['midjourney', 'niji'])),
};
const reference = z.object({
  picture: pictureRef,
  role: z.enum(['style', 'character', 'omni']),
});
/** By kind, so that a new one does not compile until it is here. */
const requests = {
  imagine: { prompt: text, pictures, references: z.optional(z.array(reference)) },
  blend: { pictures, shape: z.enum(['portrait', 'square', 'landscape']) },
  describe: { picture: pictureRef },
  swapFace: { face: pictureRef, target: pictureRef },
  edit: {
    prompt: text,
    picture: pictureRef,
    mask: z.optional(pictureRef),
    region: z.optional(z.object({ whole: pictureRef, strokes: z.optional(z.unknown()) })),
  },
  shorten: { prompt: text },
  video: {
    prompt: text,
    picture: pictureRef,
    endPicture: z.optional(pictureRef),
    resolution: z.optional(z.enum(['480', '720'])),
    motion: z.optional(z.enum(['low', 'high'])),
  },
  action: { taskId: text, actionId: text, label: text, prompt: text, words: z.optional(text) },
  import: { remoteId: text, prompt: z.optional(text) },
} satisfies Record<RequestKind, Record<string, z.ZodMiniType>>;
const request = z.union(
  Object.entries(requests).map(([kind, shape]) =>
    z.object({ ...common, ...shape, kind: z.literal(kind) }),
  ),
);

/** Its reason is left out: its words are ours and change, and the kind says enough of an old failure. */
const failure = z.object({
  kind: z.enum(
    keysOf<FailureKind>({
      unauthorised: true,
      forbidden: true,
      noCredit: true,
      rateLimited: true,
      queueFull: true,
      promptRefused: true,
      invalidRequest: true,
      notFound: true,
      unreachable: true,
      timedOut: true,
      serverError: true,
      badReply: true,
      notOffered: true,
      cancelled: true,
    }),
  ),
  gatewayMessage: z.optional(text),
  word: z.optional(text),
  status: z.optional(z.number()),
  retryAfterMs: z.optional(z.number()),
  isRetryable: z.boolean(),
  charged: z.enum(['yes', 'no', 'unknown']),
});

/** Not `sending`: the window that sent it is elsewhere, and here nobody would ever hear the answer. */
type PortablePhase = Exclude<TaskPhase, 'sending'>;
const phase = z.enum(
  keysOf<PortablePhase>({
    unconfirmed: true,
    queued: true,
    running: true,
    needsInput: true,
    succeeded: true,
    failed: true,
    cancelled: true,
    lost: true,
  }),
);

const shape = {
  id,
  remoteId: z.optional(text),
  providerId: text,
  connectionId: text,
  request,
  parent: z.optional(
    z.object({ taskId: text, actionId: text, label: text, group: z.optional(group), cell }),
  ),
  phase,
  unknownStatus: z.optional(text),
  progress: z.optional(z.object({ percent: z.optional(z.number()), text: z.optional(text) })),
  queuePosition: z.optional(z.number()),
  assets: z.array(asset),
  actions: z.array(action),
  pressedActionIds: z.array(text),
  pressedAt: z.optional(z.record(z.string(), time)),
  retriedAt: z.optional(time),
  refusedActions: z.record(z.string(), text),
  inputWanted: z.optional(z.object({ input, suggestion: text })),
  inputAnsweredAt: z.optional(time),
  isAnswerTaken: z.optional(z.boolean()),
  answeredWith: z.optional(text),
  typedBefore: z.optional(text),
  failure: z.optional(failure),
  cancelAnswer: z.optional(z.enum(['taken', 'refused'])),
  isUnwatched: z.optional(z.boolean()),
  seed: z.optional(text),
  isStarred: z.optional(z.boolean()),
  maskStrokes: z.optional(z.unknown()),
  createdAt: time,
  acceptedAt: z.optional(time),
  movedAt: time,
  finishedAt: z.optional(time),
  tookMs: z.optional(z.union([time, z.literal('unseen')])),
  providerData: z.optional(z.unknown()),
} satisfies Record<Exclude<keyof Task, 'createdBy'>, z.ZodMiniType>;
const task = z.object(shape);

/** Undefined when it is no task. */
export function readTask(value: unknown): Task | undefined {
  const read = task.safeParse(value);
  return read.success ? (read.data as Task) : undefined;
}
