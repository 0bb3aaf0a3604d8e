import { open, rename, rm } from 'node:fs/promises';
import { isFailureError } from '../../domain/failure';
import type { Task } from '../../domain/task';
import type { Provider } from '../../providers/provider';
import { picturesOfTask } from '../picturesOfTask';
import type { PictureStore } from '../pictureStore';
import type { TaskStore } from '../taskStore';
import { archiveFormat, archiveVersion, historyEntry, pictureEntry } from './archiveFormat';
import { exportedTask } from './exportedTask';
import { partFileOf, removeLeftParts } from './partFile';
import { ZipWriter } from './zipWriter';

export interface Exporting {
  readonly store: TaskStore;
  readonly pictures: PictureStore;
  readonly providers: ReadonlyMap<string, Provider>;
  /** The key for a gateway, so that no line holds it. */
  readonly keyOf: (connectionId: string) => Promise<string | undefined>;
}

export interface Running {
  readonly signal: AbortSignal;
  /** From 0 to 1. */
  readonly onProgress: (part: number) => void;
}

export interface Exported {
  readonly taskCount: number;
  readonly pictureCount: number;
  /** Pictures that are not on this machine any more. */
  readonly missingCount: number;
}

type Picture = ReturnType<typeof picturesOfTask>[number];

/**
 * Writes all that is not in the bin into one file, with its pictures. What stands at `path` is replaced at the end
 * and only by a whole file. Tasks whose request is on its way are left out: what became of them is not known yet.
 * @throws FailureError `exportTooLarge`; what the disk says; the signal's reason
 */
export async function exportHistory(
  exporting: Exporting,
  path: string,
  running: Running,
): Promise<Exported> {
  // A name of its own, and only a new file: what lies beside it is somebody's.
  const part = partFileOf(path);
  await removeLeftParts(path);
  const file = await open(part, 'wx');
  try {
    const exported = await write(exporting, new ZipWriter(file), running);
    await file.sync();
    await file.close();
    await rename(part, path);
    return exported;
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(part, { force: true });
    throw error;
  }
}

async function write(
  exporting: Exporting,
  zip: ZipWriter,
  { signal, onProgress }: Running,
): Promise<Exported> {
  const wanted = new Map<string, Picture>();
  let taskCount = 0;
  async function* lines(): AsyncGenerator<Uint8Array> {
    yield lineOf(JSON.stringify({ format: archiveFormat, version: archiveVersion }));
    for await (const task of tasksOf(exporting.store)) {
      signal.throwIfAborted();
      if (task.phase === 'sending') continue;
      const key = await exporting.keyOf(task.connectionId);
      const provider = exporting.providers.get(task.providerId);
      yield lineOf(exportedTask(task, provider, key ? [key] : []));
      for (const picture of picturesOfTask(task)) wanted.set(picture.hash, picture);
      taskCount += 1;
    }
  }
  await zip.deflate(historyEntry, lines());
  let pictureCount = 0;
  for (const [index, picture] of [...wanted.values()].entries()) {
    signal.throwIfAborted();
    const bytes = await exporting.pictures.read(picture.hash).catch(missing);
    if (bytes) {
      await zip.store(pictureEntry(picture), bytes);
      pictureCount += 1;
    }
    onProgress((index + 1) / wanted.size);
  }
  await zip.end();
  return { taskCount, pictureCount, missingCount: wanted.size - pictureCount };
}

const pageLength = 200;

/** Newest first. By ids and not by numbers, so that what changes meanwhile neither doubles nor hides one. */
async function* tasksOf(store: TaskStore): AsyncGenerator<Task> {
  for (let before: string | undefined; ;) {
    const page = await store.page({
      count: pageLength,
      ...(before === undefined ? {} : { before }),
    });
    yield* page;
    before = page.at(-1)?.id;
    if (before === undefined) return;
  }
}

function lineOf(text: string): Uint8Array {
  return Buffer.from(`${text}\n`);
}

function missing(error: unknown): undefined {
  if (!isFailureError(error)) throw error;
}
