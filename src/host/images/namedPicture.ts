import { constants } from 'node:fs';
import { copyFile, mkdir, rm, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/**
 * A kept picture under a name a person can read, for whoever takes it out of the page: kept files are called by
 * their hash. It lies among the kept pictures, under their budget, and goes before them.
 * @returns where it lies
 */
export async function namedPicture(
  folder: string,
  kept: { readonly path: string; readonly hash: string },
  name: string,
): Promise<string> {
  const place = placeOf(folder, kept.hash);
  const path = join(place, name);
  if ((await sizeOf(path)) === (await sizeOf(kept.path))) return path;
  await mkdir(place, { recursive: true });
  await copyFile(kept.path, path, constants.COPYFILE_FICLONE);
  return path;
}

/** With the picture its copies go, too. */
export async function removeNamedCopies(folder: string, hash: string): Promise<void> {
  await rm(placeOf(folder, hash), { recursive: true, force: true });
}

export function isNamedCopy(folder: string, path: string): boolean {
  return relative(folder, path).startsWith(`named${sep}`);
}

function placeOf(folder: string, hash: string): string {
  return join(folder, 'named', hash.slice(0, 16));
}

async function sizeOf(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.size;
}
