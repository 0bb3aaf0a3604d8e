import type { TaskOutline } from '../../domain/taskQuery';
import type { FoundView } from '../../protocol/views';
import type { TaskStore } from '../../tasks/taskStore';
import { endedQuery } from './readFeed';

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

  /** The part of a snapshot that tells of it. */
  async send(
    store: Pick<TaskStore, 'outline' | 'revision'>,
    search: string,
    now: Date,
  ): Promise<Pick<FoundView, 'outlineKey' | 'outline'>> {
    const source = `${String(store.revision)} ${now.toDateString()} ${search}`;
    if (source !== this.#source) {
      this.#keep(await store.outline(endedQuery(search, now)));
      this.#source = source;
    }
    if (this.#sentKey === this.#key || !this.#outline) return { outlineKey: this.#key };
    this.#sentKey = this.#key;
    return { outlineKey: this.#key, outline: this.#outline };
  }

  /** How many tasks the outline has that was sent or asked for last. */
  get count(): number | undefined {
    return this.#outline?.createdAt.length;
  }

  /** For a page that has no wall. */
  none(): Pick<FoundView, 'outlineKey'> {
    return { outlineKey: this.#key };
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

function isEqual(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}
