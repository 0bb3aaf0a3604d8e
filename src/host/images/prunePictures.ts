import { readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isNamedCopy } from './namedPicture';

export interface StoredFile {
  readonly path: string;
  readonly hash: string;
  readonly byteLength: number;
  readonly changedAt: number;
}

/** A file that was being written when its window died. */
const leftoverMs = 3_600_000;

/**
 * Brings a picture folder under its budget: copies and then the oldest go first, starred ones never. Their tasks
 * stay; `TaskManager.bytesOf` fetches the bytes again, as long as the gateway has them.
 * @returns how many bytes went
 */
export async function prunePictures(
  folder: string,
  maxBytes: number,
  starred: ReadonlySet<string>,
  nowMs: number,
): Promise<number> {
  const files = await listFiles(folder);
  const leftovers = files.filter(({ path }) => path.endsWith('.part'));
  const old = leftovers.filter(({ changedAt }) => nowMs - changedAt > leftoverMs);
  const kept = files.filter(({ path }) => !path.endsWith('.part'));
  // A copy is made again when it is wanted; a picture may not be had again.
  const rank = ({ path }: StoredFile) => (isNamedCopy(folder, path) ? 0 : 1);
  kept.sort((a, b) => rank(a) - rank(b) || a.changedAt - b.changedAt);

  let total = kept.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const gone = [...old];
  for (const file of kept) {
    if (total <= maxBytes) break;
    if (starred.has(file.hash)) continue;
    gone.push(file);
    total -= file.byteLength;
  }
  await Promise.all(gone.map(({ path }) => rm(path, { force: true })));
  return gone.reduce((sum, { byteLength }) => sum + byteLength, 0);
}

/** Those of all windows, thumbnails and half-written ones included. */
export async function listFiles(folder: string): Promise<StoredFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  const found = await Promise.all(
    files.map(async (entry): Promise<StoredFile[]> => {
      const path = join(entry.parentPath, entry.name);
      // Another window may have pruned it in the meantime.
      const facts = await stat(path).catch(() => undefined);
      const hash = basename(entry.name).split('.')[0] ?? '';
      return facts ? [{ path, hash, byteLength: facts.size, changedAt: facts.mtimeMs }] : [];
    }),
  );
  return found.flat();
}
