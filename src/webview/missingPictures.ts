import type { Snapshot, TaskView } from '../protocol/views';

/**
 * Finds the tasks whose kept file is gone: a picture the page was told of did not load. Each hash
 * counts once, for a grid draws its file four times, and a wall draws it again.
 */
export class MissingPictures {
  readonly #seen = new Set<string>();

  /** The id of the task that a broken picture belongs to, the first time. */
  notice(broken: EventTarget | null, snapshot: Snapshot | undefined): string | undefined {
    if (!(broken instanceof HTMLImageElement || broken instanceof HTMLVideoElement)) {
      return undefined;
    }
    const src = broken.getAttribute('src');
    const task = snapshot?.tasks.find((each) => src && showsFile(each, src));
    const hash = task?.picture?.hash;
    if (!task || hash === undefined || this.#seen.has(hash)) return undefined;
    this.#seen.add(hash);
    return task.id;
  }
}

/** A preview is replaced by the next one anyway. */
function showsFile({ picture }: TaskView, src: string): boolean {
  return (
    picture !== undefined && !picture.isPreview && [picture.src, picture.fullSrc].includes(src)
  );
}
