import type { TaskOutline } from '../../domain/taskQuery';
import type { FoundView } from '../../protocol/views';

/**
 * Sends the outline of a large history only when it is another one. What the page says it has counts, not what
 * was sent: a message to a page that was being hidden is lost.
 */
export class OutlineSender {
  #key = 0;
  #outline: TaskOutline | undefined;
  #sentKey: number | undefined;

  pageHas(key: number | undefined): void {
    this.#sentKey = key;
  }

  /** The part of a snapshot that tells of it; undefined: the page has no wall. */
  send(outline: TaskOutline | undefined): Pick<FoundView, 'outlineKey' | 'outline'> {
    if (!outline) return { outlineKey: this.#key };
    if (!this.#outline || !isSame(this.#outline, outline)) {
      this.#outline = outline;
      this.#key += 1;
    }
    if (this.#sentKey === this.#key) return { outlineKey: this.#key };
    this.#sentKey = this.#key;
    return { outlineKey: this.#key, outline: this.#outline };
  }
}

function isSame(one: TaskOutline, other: TaskOutline): boolean {
  return isEqual(one.createdAt, other.createdAt) && isEqual(one.ratios, other.ratios);
}

function isEqual(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}
