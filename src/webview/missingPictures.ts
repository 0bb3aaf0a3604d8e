import type { PictureView, Snapshot } from '../protocol/views';
import type { PicturePlace } from './pictureContext';

/**
 * Finds the tasks whose kept file is gone: a picture the page was told of did not load. Each hash
 * counts once, for a grid draws its file four times, and a wall draws it again.
 */
export class MissingPictures {
  readonly #seen = new Set<string>();

  /** Where a broken picture belongs, the first time; with a cell where the task has several files. */
  notice(broken: EventTarget | null, snapshot: Snapshot | undefined): PicturePlace | undefined {
    if (!(broken instanceof HTMLImageElement || broken instanceof HTMLVideoElement)) {
      return undefined;
    }
    const src = broken.getAttribute('src');
    for (const { id: taskId, picture, more } of src ? (snapshot?.tasks ?? []) : []) {
      const files = picture ? [picture, ...(more ?? [])] : [];
      const index = files.findIndex((file) => showsFile(file, src ?? ''));
      const hash = files[index]?.hash;
      if (hash === undefined) continue;
      if (this.#seen.has(hash)) return undefined;
      this.#seen.add(hash);
      return { taskId, ...(more ? { cell: index + 1 } : {}) };
    }
    return undefined;
  }
}

/** A preview is replaced by the next one anyway. */
function showsFile({ src, fullSrc, isPreview }: PictureView, broken: string): boolean {
  return !isPreview && [src, fullSrc].includes(broken);
}
