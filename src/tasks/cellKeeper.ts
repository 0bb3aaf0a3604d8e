import type { Logger } from '../base/logger';
import { cellUrlOf, type KeptFile } from '../domain/asset';
import type { Task } from '../domain/task';
import { fetchFrom, maxResultBytes, type Fetched, type Fetching } from './fetchPicture';
import type { PictureStore } from './pictureStore';

/** Longer than this nobody waits for what can be cut out of the grid, in milliseconds. */
const waitMs = 10_000;

/** `never`: only what is on this machine already; what is not is fetched for the next time. */
export type CellWait = 'forGateway' | 'never';

/** The cells of grids as the gateway itself has them, free of charge. */
export class CellKeeper {
  readonly #sourceFor: (task: Task, signal: AbortSignal) => Fetching;
  readonly #pictures: Pick<PictureStore, 'read'>;
  readonly #signal: AbortSignal;
  readonly #logger: Logger;
  /** By link. */
  readonly #kept = new Map<string, KeptFile>();
  readonly #underway = new Map<string, Promise<Fetched | undefined>>();

  constructor(deps: {
    readonly sourceFor: (task: Task, signal: AbortSignal) => Fetching;
    readonly pictures: Pick<PictureStore, 'read'>;
    readonly signal: AbortSignal;
    readonly logger: Logger;
  }) {
    this.#sourceFor = deps.sourceFor;
    this.#pictures = deps.pictures;
    this.#signal = deps.signal;
    this.#logger = deps.logger;
  }

  /** Undefined where the gateway has none or does not answer: it can be cut out of the grid as well. */
  async fetch(task: Task, cell: number): Promise<Fetched | undefined> {
    const url = cellUrlOf(task.assets, cell);
    return url === undefined ? undefined : ((await this.#read(url)) ?? this.#fetch(task, url));
  }

  /** At once: undefined as well while it is not on this machine. Then it is fetched, for the next time. */
  async atHand(task: Task, cell: number): Promise<Fetched | undefined> {
    const url = cellUrlOf(task.assets, cell);
    if (url === undefined) return undefined;
    const kept = await this.#read(url);
    if (!kept) void this.#fetch(task, url);
    return kept;
  }

  async #read(url: string): Promise<Fetched | undefined> {
    const file = this.#kept.get(url);
    const bytes = file && (await this.#pictures.read(file.hash).catch(() => undefined));
    return bytes && { bytes, file };
  }

  /** One fetch a link, however many ask for it. Never rejects. */
  #fetch(task: Task, url: string): Promise<Fetched | undefined> {
    const underway = this.#underway.get(url);
    if (underway) return underway;
    const fetching = this.#fetchOnce(task, url).finally(() => this.#underway.delete(url));
    this.#underway.set(url, fetching);
    return fetching;
  }

  async #fetchOnce(task: Task, url: string): Promise<Fetched | undefined> {
    const signal = AbortSignal.any([this.#signal, AbortSignal.timeout(waitMs)]);
    try {
      const fetched = await fetchFrom([url], maxResultBytes, this.#sourceFor(task, signal));
      this.#kept.set(url, fetched.file);
      return fetched;
    } catch (error) {
      this.#logger.log('debug', 'picture', 'A single picture could not be fetched', {
        task: task.id,
        error: String(error),
      });
      return undefined;
    }
  }
}
