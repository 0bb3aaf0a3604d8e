import { bulkhead } from 'cockatiel';
import type { Clock } from '../base/clock';
import type { Disposable } from '../base/disposables';
import { Emitter } from '../base/emitter';
import type { Logger } from '../base/logger';
import {
  assetOfCell,
  isKeepable,
  withFile,
  type KeepableAsset,
  type KeptFile,
} from '../domain/asset';
import { FailureError, invalid, isFailureError } from '../domain/failure';
import type { Task } from '../domain/task';
import { CellKeeper } from './cellKeeper';
import { fetchPicture, type Fetched, type Fetching } from './fetchPicture';
import type { Change } from './history/history';
import { wantsBytes } from './history/taskRow';
import { PictureBudget } from './pictureBudget';
import type { Download, PictureStore } from './pictureStore';
import type { ProviderCall, ProviderCalls } from './providerCalls';
import type { TaskStore } from './taskStore';

/** Waits between the tries in the background. After the last one only `bytesOf` and the next start try again. */
const retryMs = [2_000, 15_000, 60_000] as const;
const parallelDownloads = 4;

/** Gets the bytes of finished pictures onto this machine, before their links die. */
export class AssetKeeper implements Disposable {
  readonly #store: TaskStore;
  readonly #calls: ProviderCalls;
  readonly #pictures: PictureStore;
  readonly #budget: PictureBudget;
  readonly #download: Download;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #abort = new AbortController();
  /** From `keep` until all is here or given up. */
  readonly #keeping = new Set<string>();
  readonly #timers = new Map<string, () => void>();
  readonly #underway = new Map<string, Promise<Fetched>>();
  readonly #limit = bulkhead(parallelDownloads, Infinity);
  readonly #didKeep = new Emitter<Task>();

  /** Single cells of grids. */
  readonly cells: CellKeeper;
  /** A task has got bytes of its result. */
  readonly onDidKeep = this.#didKeep.event;

  constructor(deps: {
    readonly store: TaskStore;
    readonly calls: ProviderCalls;
    readonly pictures: PictureStore;
    readonly download: Download;
    readonly clock: Clock;
    readonly logger: Logger;
  }) {
    this.#store = deps.store;
    this.#calls = deps.calls;
    this.#pictures = deps.pictures;
    this.#budget = new PictureBudget(deps);
    this.#download = deps.download;
    this.#clock = deps.clock;
    this.#logger = deps.logger;
    const { pictures, logger } = deps;
    this.cells = new CellKeeper({
      pictures,
      logger,
      signal: this.#abort.signal,
      sourceFor: ({ connectionId }, signal) =>
        this.#source(this.#calls.find(connectionId, signal), signal),
    });
  }

  /** In the background, with a few tries; what did not come by then is left for `bytesOf`. */
  keep(task: Task): void {
    if (!wantsBytes(task) || this.#keeping.has(task.id)) return;
    this.#keeping.add(task.id);
    void this.#keepAll(task.id, 0);
  }

  /**
   * Kept bytes, or fetched now where the file was pruned or deleted. A file that is gone and cannot be had
   * again is taken off the task, so that nobody shows it as kept.
   * @param cell which of several files, counted from 1; in a grid all cells lie in its one file
   * @throws FailureError
   */
  async bytesOf(task: Task, cell?: number): Promise<Fetched> {
    const asset = assetOfCell(task.assets, cell);
    if (!asset) throw new FailureError(invalid('pictureMissing'));
    if (asset.file) {
      try {
        return { bytes: await this.#pictures.read(asset.file.hash), file: asset.file };
      } catch (error) {
        if (!isFailureError(error)) throw error;
      }
    }
    try {
      return await this.#fetch(task, asset);
    } catch (error) {
      if (asset.file && !this.#abort.signal.aborted) this.#setFile(task.id, asset.url, undefined);
      throw isDeadLink(error) ? new FailureError(invalid('linkDead'), { cause: error }) : error;
    }
  }

  dispose(): void {
    this.#abort.abort();
    for (const forget of this.#timers.values()) forget();
    this.#timers.clear();
    this.#didKeep.dispose();
  }

  async #keepAll(taskId: string, tries: number): Promise<void> {
    this.#timers.delete(taskId);
    try {
      const task = await this.#store.get(taskId);
      const missing = task?.assets.filter(isKeepable).filter((asset) => !asset.file) ?? [];
      // Each by itself: a dead link must not keep the others from being fetched.
      const fetched = await Promise.allSettled(
        missing.flatMap((asset) => (task ? [this.#fetch(task, asset)] : [])),
      );
      const failed = fetched.find(({ status }) => status === 'rejected');
      if (failed?.status === 'rejected') throw failed.reason;
      this.#keeping.delete(taskId);
    } catch (error) {
      if (this.#abort.signal.aborted) return;
      this.#logger.log('warn', 'picture', 'A result could not be fetched', {
        task: taskId,
        tries: tries + 1,
        error: String(error),
      });
      const waitMs = retryMs[tries];
      if (waitMs === undefined) {
        this.#keeping.delete(taskId);
        return;
      }
      const forget = this.#clock.after(waitMs, () => void this.#keepAll(taskId, tries + 1));
      this.#timers.set(taskId, forget);
    }
  }

  /** One fetch a picture, however many ask for it. */
  #fetch(task: Task, asset: KeepableAsset): Promise<Fetched> {
    const key = `${task.id} ${asset.url}`;
    const underway = this.#underway.get(key);
    if (underway) return underway;
    const fetching = this.#fetchOnce(task, asset).finally(() => this.#underway.delete(key));
    this.#underway.set(key, fetching);
    return fetching;
  }

  async #fetchOnce(task: Task, asset: KeepableAsset): Promise<Fetched> {
    const { signal } = this.#abort;
    const call = this.#calls.find(task.connectionId, signal);
    const source = this.#source(call, signal);
    const fetched = await this.#limit.execute(() => fetchPicture(task, asset, call, source));
    signal.throwIfAborted();
    const change = this.#setFile(task.id, asset.url, fetched.file);
    if (change) this.#didKeep.fire(change.after);
    this.#budget.kept(fetched.file.byteLength);
    return fetched;
  }

  #source(call: ProviderCall | undefined, signal: AbortSignal): Fetching {
    const gatewayUrl = call?.context.connection.baseUrl;
    return { download: this.#download, pictures: this.#pictures, signal, gatewayUrl };
  }

  #setFile(taskId: string, url: string, file: KeptFile | undefined): Change | undefined {
    return this.#store.change([
      { id: taskId, change: (task) => task && withBytes(task, url, file) },
    ])[0];
  }
}

/** A picture's host says 404 of a link, which says nothing of the task. */
function isDeadLink(error: unknown): boolean {
  return isFailureError(error) && error.failure.kind === 'notFound';
}

/** Not by `advance`: the task has ended, only its bytes have come. */
function withBytes(task: Task, url: string, file: KeptFile | undefined): Task {
  const assets = task.assets.map((asset) =>
    isKeepable(asset) && asset.url === url ? withFile(asset, file) : asset,
  );
  return { ...task, assets };
}
