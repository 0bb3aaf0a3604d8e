import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { createOwner, mayBeAlive } from '../history/owner';

/** Where a file grows until it is whole: beside its place, under the name of the process that writes it. */
export function partFileOf(path: string): string {
  return `${path}.${createOwner()}.part`;
}

/** Takes away what writers of the same file have left when their process died. Never fails: it is only tidy. */
export async function removeLeftParts(path: string): Promise<void> {
  const names = await readdir(dirname(path)).catch(() => []);
  const left = names.filter((name) => {
    const owner = ownerOf(name, basename(path));
    return owner !== undefined && !mayBeAlive(owner);
  });
  for (const name of left)
    await rm(join(dirname(path), name), { force: true }).catch(() => undefined);
}

/** Only names that `partFileOf` gives: what else lies there is somebody's. */
function ownerOf(name: string, base: string): string | undefined {
  if (!name.startsWith(`${base}.`) || !name.endsWith('.part')) return undefined;
  const owner = name.slice(base.length + 1, -'.part'.length);
  return /^\d+@.*#[0-9a-f]{12}$/.test(owner) ? owner : undefined;
}
