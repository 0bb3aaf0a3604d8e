import type { Logger } from '../base/logger';
import type { PictureStore } from './pictureStore';
import type { TaskStore } from './taskStore';

/** So much is fetched between two looks at the whole folder, each of which lists every file. */
const bytesBetween = 64 * 1024 * 1024;

/** Keeps a long working day from filling the disk: prunes after so many bytes, not only at the next start. */
export class PictureBudget {
  readonly #store: TaskStore;
  readonly #pictures: PictureStore;
  readonly #logger: Logger;
  #bytes = 0;

  constructor(deps: {
    readonly store: TaskStore;
    readonly pictures: PictureStore;
    readonly logger: Logger;
  }) {
    this.#store = deps.store;
    this.#pictures = deps.pictures;
    this.#logger = deps.logger;
  }

  kept(byteLength: number): void {
    this.#bytes += byteLength;
    if (this.#bytes < bytesBetween) return;
    this.#bytes = 0;
    void this.#prune();
  }

  async #prune(): Promise<void> {
    try {
      await this.#pictures.prune(await this.#store.starredHashes());
    } catch (error) {
      this.#logger.log('warn', 'picture', 'Could not prune', { error: String(error) });
    }
  }
}
