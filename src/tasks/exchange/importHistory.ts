import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { isFailureError } from '../../domain/failure';
import type { Task } from '../../domain/task';
import { maxResultBytes } from '../fetchPicture';
import { picturesOfTask } from '../picturesOfTask';
import type { PictureStore } from '../pictureStore';
import type { TaskStore } from '../taskStore';
import { exchangeFailure, hashOfEntry, historyEntry } from './archiveFormat';
import type { Running } from './exportHistory';
import { readHistoryLines } from './readHistoryLines';
import { ZipReader, type ZipEntry } from './zipReader';

export interface Importing {
  readonly store: TaskStore;
  readonly pictures: PictureStore;
}

export interface Imported {
  /** Those that are new here, and those that come back from the bin, as they were put there. */
  readonly taskCount: number;
  /** Tasks of the file that are here already: they stay as they are. */
  readonly knownCount: number;
  readonly pictureCount: number;
}

/** Unpacked. A hundred thousand tasks are less. */
const longestHistory = 1024 * 1024 * 1024;

interface Picture {
  readonly hash: string;
  readonly entry: ZipEntry;
}

/**
 * Takes in what another Easel exported. Everything in the file is looked at before anything is written, and all
 * tasks come in one transaction, after their pictures: it is all of them or none.
 * @throws FailureError `exportNotOurs`, `exportTooNew`, `exportBroken`, `noRoomForPictures`; what the disk says; the
 *   signal's reason
 */
export async function importHistory(
  importing: Importing,
  path: string,
  running: Running,
): Promise<Imported> {
  const file = await open(path, 'r');
  try {
    return await importFrom(file, importing, running);
  } finally {
    await file.close();
  }
}

async function importFrom(
  file: FileHandle,
  { store, pictures }: Importing,
  { signal, onProgress }: Running,
): Promise<Imported> {
  const zip = new ZipReader(file, (await file.stat()).size);
  const { tasks, inFile } = await readContents(zip);
  for (const [index, picture] of inFile.entries()) {
    signal.throwIfAborted();
    await checkPicture(zip, picture);
    onProgress((0.5 * (index + 1)) / inFile.length);
  }
  const missing = await picturesToKeep(tasks, inFile, pictures);
  const kept: string[] = [];
  try {
    for (const [index, { hash, entry }] of missing.entries()) {
      signal.throwIfAborted();
      kept.push(hash);
      await keepPicture(await zip.bytes(entry), hash, pictures);
      onProgress(0.5 + (0.5 * (index + 1)) / missing.length);
    }
    const inserted = await store.insert(tasks);
    return {
      taskCount: inserted.length,
      knownCount: tasks.length - inserted.length,
      pictureCount: missing.length,
    };
  } catch (error) {
    for (const hash of kept) await pictures.discard(hash);
    throw error;
  }
}

/** What the file says it has; no picture was looked at yet. */
async function readContents(zip: ZipReader) {
  const entries = await zip.entries();
  const history = entries.find(({ name }) => name === historyEntry);
  if (!history) throw exchangeFailure('exportNotOurs');
  if (history.byteLength > longestHistory) throw exchangeFailure('exportBroken');
  // First, because a later version may have other entries besides.
  const tasks = await readHistoryLines(zip.pieces(history));
  const inFile = new Map<string, Picture>();
  for (const entry of entries) {
    if (entry === history) continue;
    const hash = hashOfEntry(entry.name);
    if (hash === undefined) throw exchangeFailure('exportNotOurs');
    if (inFile.has(hash) || entry.byteLength > maxResultBytes)
      throw exchangeFailure('exportBroken');
    inFile.set(hash, { hash, entry });
  }
  return { tasks, inFile: [...inFile.values()] };
}

async function checkPicture(zip: ZipReader, { hash, entry }: Picture): Promise<void> {
  const found = createHash('sha256');
  for await (const piece of zip.pieces(entry)) found.update(piece);
  if (found.digest('hex') !== hash) throw exchangeFailure('exportBroken');
}

async function keepPicture(bytes: Uint8Array, hash: string, pictures: PictureStore): Promise<void> {
  const file = await pictures.keep(bytes).catch((error: unknown) => {
    // Bytes that are no picture, under the right hash.
    throw isFailureError(error) ? exchangeFailure('exportBroken', { cause: error }) : error;
  });
  // Somebody changed the file since it was checked.
  if (file.hash !== hash) throw exchangeFailure('exportBroken');
}

/**
 * Those that a task of the file shows and that are not here yet. Where they do not fit, they would push out pictures
 * whose links have died: then nothing is imported.
 */
async function picturesToKeep(
  tasks: readonly Task[],
  inFile: readonly Picture[],
  pictures: PictureStore,
): Promise<readonly Picture[]> {
  const shown = new Set(tasks.flatMap((task) => picturesOfTask(task).map(({ hash }) => hash)));
  const missing: Picture[] = [];
  for (const picture of inFile) {
    if (shown.has(picture.hash) && !(await pictures.has(picture.hash))) missing.push(picture);
  }
  const { usedBytes, maxBytes } = await pictures.room();
  const bytes = missing.reduce((sum, { entry }) => sum + entry.byteLength, usedBytes);
  if (missing.length > 0 && bytes > maxBytes) {
    const megabytes = Math.ceil(bytes / 1024 / 1024);
    throw exchangeFailure('noRoomForPictures', { detail: String(megabytes) });
  }
  return missing;
}
