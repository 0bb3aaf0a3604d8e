import { constants } from 'node:fs';
import { copyFile, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A kept picture under a name a person can read, for whoever takes it out of the page: kept files are called by
 * their hash. It lies among the kept pictures, under their budget, and may go with them.
 * @returns where it lies
 */
export async function namedPicture(
  folder: string,
  kept: { readonly path: string; readonly hash: string },
  name: string,
): Promise<string> {
  const place = join(folder, 'named', kept.hash.slice(0, 16));
  const path = join(place, name);
  if ((await sizeOf(path)) === (await sizeOf(kept.path))) return path;
  await mkdir(place, { recursive: true });
  await copyFile(kept.path, path, constants.COPYFILE_FICLONE);
  return path;
}

async function sizeOf(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.size;
}
