import type { TaskOutline } from '../../domain/taskQuery';
import type { FoundView } from '../../protocol/views';
import type { TaskStore } from '../../tasks/taskStore';
import { endedQuery } from './readFeed';

type OutlinePart = Pick<FoundView, 'outlineKey' | 'outline'>;

/**
 * Sends the outline of a large history only when it is another one, and reads it only when it may be. What the
 * page says it has counts, not what was sent: a message to a page that was being hidden is lost.
 */
export class OutlineSender {
  #key = 0;
  #outline: TaskOutline | undefined;
  /** What it was read by. */
  #source = '';
  #sentKey: number | undefined;

  pageHas(key: number | undefined): void {
    this.#sentKey = key;
  }

  /** The part of a snapshot that tells of it, and how many tasks it has. */
  async read(
    store: Pick<TaskStore, 'outline' | 'revision'>,
    search: string,
    now: Date,
  ): Promise<{ readonly part: OutlinePart; readonly count: number | undefined }> {
    const source = `${String(store.revision)} ${now.toDateString()} ${search}`;
    if (source !== this.#source) {
      this.#keep(await store.outline(endedQuery(search, now)));
      this.#source = source;
    }
    const outline = this.#sentKey === this.#key ? undefined : this.#outline;
    return {
      part: { outlineKey: this.#key, ...(outline ? { outline } : {}) },
      count: this.#outline?.createdAt.length,
    };
  }

  /** For a page that has no wall. */
  none(): OutlinePart {
    return { outlineKey: this.#key };
  }

  /** To be called when a snapshot with it is on its way: one that could not be made has told nothing. */
  wasSent({ outlineKey, outline }: OutlinePart): void {
    if (outline) this.#sentKey = outlineKey;
  }

  #keep(outline: TaskOutline): void {
    if (this.#outline && isSame(this.#outline, outline)) return;
    this.#outline = outline;
    this.#key += 1;
  }
}

function isSame(one: TaskOutline, other: TaskOutline): boolean {
  return isEqual(one.createdAt, other.createdAt) && isEqual(one.ratios, other.ratios);
}

function isEqual(one: ArrayLike<number>, other: ArrayLike<number>): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index++) {
    if (one[index] !== other[index]) return false;
  }
  return true;
}
