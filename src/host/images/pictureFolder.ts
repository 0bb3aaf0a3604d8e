import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { KeptFile } from '../../domain/asset';
import { FailureError, invalid } from '../../domain/failure';
import {
  pictureAreaLimit,
  pictureByteLimit,
  pictureEdgeLimit,
  type PictureRef,
} from '../../domain/request';
import type { PictureStore } from '../../tasks/pictureStore';
import { isAnimated } from './isAnimated';
import { isBroken } from './isBroken';
import { removeNamedCopies } from './namedPicture';
import { extensions, readPictureFormat, type PictureFormat } from './pictureFormat';
import { listFiles, prunePictures } from './prunePictures';

/**
 * Pictures as files named by the hash of their bytes, so that the same picture is there once and a link is
 * never mistaken for another: `ab/ab12….png`, and small copies under `thumbnails`. Shared by all windows.
 */
export class PictureFolder implements PictureStore {
  readonly folder: string;
  readonly #maxMegabytes: () => number;

  /** @param deps.maxMegabytes asked at each pruning, so that a changed setting counts at once */
  constructor(deps: { readonly folder: string; readonly maxMegabytes: () => number }) {
    this.folder = deps.folder;
    this.#maxMegabytes = deps.maxMegabytes;
  }

  async add(bytes: Uint8Array, name: string): Promise<PictureRef> {
    if (bytes.byteLength > pictureByteLimit) throw new FailureError(invalid('pictureTooLarge'));
    const format = readPictureFormat(bytes);
    if (!format?.mime.startsWith('image/')) throw new FailureError(invalid('notAPicture'));
    if (isBroken(bytes, format.mime)) throw new FailureError(invalid('pictureBroken'));
    if (isAnimated(bytes, format.mime)) throw new FailureError(invalid('pictureAnimated'));
    requireDrawable(format);
    const file = await this.#write(bytes, format);
    return { ...file, name: name.split(/[\\/]/).at(-1) ?? '' };
  }

  async keep(bytes: Uint8Array): Promise<KeptFile> {
    const format = readPictureFormat(bytes);
    if (!format) throw new FailureError(invalid('notAPicture'));
    requireDrawable(format);
    return this.#write(bytes, format);
  }

  async has(hash: string): Promise<boolean> {
    return (await this.#find(hash)) !== undefined;
  }

  async read(hash: string): Promise<Uint8Array> {
    const path = await this.#find(hash);
    if (path === undefined) throw new FailureError(invalid('pictureMissing'));
    try {
      return await readFile(path);
    } catch (error) {
      throw new FailureError(invalid('pictureMissing'), { cause: error });
    }
  }

  async discard(hash: string): Promise<void> {
    const path = await this.#find(hash);
    if (path !== undefined) await rm(path, { force: true });
    await rm(this.thumbnailPathOf(hash), { force: true });
    await removeNamedCopies(this.folder, hash);
  }

  /** Where a kept file lies, whether or not it is still there. */
  pathOf(hash: string, mime: string): string {
    return join(this.folder, hash.slice(0, 2), `${checked(hash)}.${extensions[mime] ?? 'bin'}`);
  }

  thumbnailPathOf(hash: string): string {
    return join(this.folder, 'thumbnails', `${checked(hash)}.webp`);
  }

  hasThumbnail(hash: string): boolean {
    return existsSync(this.thumbnailPathOf(hash));
  }

  /** @throws FailureError `notAPicture` when it is no WebP: it comes from the page, which is a browser */
  async writeThumbnail(hash: string, bytes: Uint8Array): Promise<void> {
    if (readPictureFormat(bytes)?.mime !== 'image/webp') {
      throw new FailureError(invalid('notAPicture'));
    }
    await writeWhole(this.thumbnailPathOf(hash), bytes);
  }

  async room(): Promise<{ readonly usedBytes: number; readonly maxBytes: number }> {
    const files = await listFiles(this.folder);
    const usedBytes = files.reduce((sum, { byteLength }) => sum + byteLength, 0);
    return { usedBytes, maxBytes: this.#maxBytes() };
  }

  /** Brings the folder under its budget, oldest first. Starred pictures stay. */
  prune(starredHashes: Iterable<string>): Promise<number> {
    return prunePictures(this.folder, this.#maxBytes(), new Set(starredHashes), Date.now());
  }

  #maxBytes(): number {
    return this.#maxMegabytes() * 1024 * 1024;
  }

  async #write(bytes: Uint8Array, format: PictureFormat): Promise<KeptFile> {
    const hash = createHash('sha256').update(bytes).digest('hex');
    const path = this.pathOf(hash, format.mime);
    const { mime, width, height } = format;
    if (existsSync(path)) {
      // Used again is new again, as far as pruning goes.
      const now = new Date();
      await utimes(path, now, now).catch(() => writeWhole(path, bytes));
    } else {
      await writeWhole(path, bytes);
    }
    return {
      hash,
      mime,
      byteLength: bytes.byteLength,
      ...(width === undefined || height === undefined ? {} : { width, height }),
    };
  }

  async #find(hash: string): Promise<string | undefined> {
    const folder = join(this.folder, checked(hash).slice(0, 2));
    const names = await readdir(folder).catch(() => []);
    const name = names.find((one) => one.startsWith(`${hash}.`) && !one.endsWith('.part'));
    return name === undefined ? undefined : join(folder, name);
  }
}

/** A few bytes can say that they are a picture of many gigabytes, and the page would believe them. */
function requireDrawable({ width = 0, height = 0 }: PictureFormat): void {
  if (Math.max(width, height) > pictureEdgeLimit || width * height > pictureAreaLimit) {
    throw new FailureError(invalid('pictureTooWide'));
  }
}

/** A hash also comes from the page: nothing but a hash may become part of a path. */
function checked(hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new FailureError(invalid('pictureMissing'));
  return hash;
}

/** All or nothing: a window that dies in between leaves a `.part` that is pruned later. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const part = `${path}.${randomBytes(4).toString('hex')}.part`;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(part, bytes);
  try {
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    // Windows refuses to replace a file somebody has open; equal hash means equal bytes.
    if (!existsSync(path)) throw error;
  }
}
