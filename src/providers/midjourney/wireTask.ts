import * as z from 'zod/mini';
import { wireButtons } from './wireButton';
import { asRecord, looseList, looseNumber, looseText } from './wireValues';

const link = z.union([
  z.pipe(
    z.string(),
    z.transform((url) => ({ url, thumbnail: undefined })),
  ),
  z.pipe(
    z.looseObject({ url: looseText, image_url: looseText, thumbnail: looseText }),
    z.transform((item) => ({ url: item.url ?? item.image_url, thumbnail: item.thumbnail })),
  ),
]);

/**
 * The union of what novicezk, Plus, new-api (dto/midjourney.go) and trueai (TaskInfo.cs) send for a task.
 * Unknown keys are kept.
 */
const wireTask = z.looseObject({
  id: looseText,
  action: looseText,
  status: looseText,
  progress: looseText,
  prompt: looseText,
  promptEn: looseText,
  description: looseText,
  state: looseText,
  submitTime: looseNumber,
  startTime: looseNumber,
  finishTime: looseNumber,
  imageUrl: looseText,
  imageUrls: looseList(link),
  images: looseList(link),
  videoUrl: looseText,
  videoUrls: looseList(link),
  thumbnailUrl: looseText,
  failReason: looseText,
  customId: looseText,
  seed: looseText,
  buttons: z.optional(wireButtons),
  properties: z.catch(
    z.optional(
      z.looseObject({
        finalPrompt: looseText,
        promptEn: looseText,
        bannedWord: looseText,
        numberOfQueues: looseNumber,
      }),
    ),
    undefined,
  ),
});

export type WireTask = z.infer<typeof wireTask>;

/** A task in a reply, or undefined when there is none: null, `{}`, text, "not_found". */
export function readWireTask(json: unknown): WireTask | undefined {
  const record = asRecord(json);
  if (!record) return undefined;
  const flat = flatten(record);
  const read = z.safeParse(wireTask, flat);
  if (!read.success) return undefined;
  const task = read.data;
  const isEmpty = task.id === undefined && task.status === undefined;
  return isEmpty || isNotFoundStatus(task.status) ? undefined : task;
}

/** Some gateways put "no such task" into the place of its status. */
export function isNotFoundStatus(status: unknown): boolean {
  return typeof status === 'string' && /^not[ _-]?found$/i.test(status.trim());
}

/** Some gateways nest the task (`{task: {task_id…}, images}`) or wrap it in an envelope. */
function flatten(record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const nested = asRecord(record['task']);
  if (nested) {
    return {
      ...record,
      ...nested,
      id: nested['id'] ?? nested['task_id'],
      action: nested['action'] ?? nested['task_type'],
      failReason: nested['failReason'] ?? nested['reason'],
      progress: nested['progress'] ?? nested['progress_percent'],
    };
  }
  if (record['status'] !== undefined) return record;
  const wrapped = asRecord(record['result']) ?? asRecord(record['data']);
  return wrapped && wrapped['status'] !== undefined ? wrapped : record;
}

/** The tasks of a batch reply, or undefined when it is no list at all. */
export function readWireTasks(json: unknown): readonly WireTask[] | undefined {
  // A list without members is `null` where the server is written in Go.
  if (json === null) return [];
  const list = Array.isArray(json) ? (json as unknown[]) : listIn(asRecord(json));
  return list?.flatMap((item): WireTask[] => {
    const task = readWireTask(item);
    return task ? [task] : [];
  });
}

function listIn(
  record: Readonly<Record<string, unknown>> | undefined,
): readonly unknown[] | undefined {
  return [record?.['result'], record?.['data']].find((value): value is unknown[] =>
    Array.isArray(value),
  );
}
