import type { Disposable } from '../base/disposables';
import type { Logger } from '../base/logger';
import { isKeepable, type KeepableAsset } from '../domain/asset';
import { isTerminal, type Task } from '../domain/task';
import type { Advance } from './askGateway';
import { fetchFrom, maxPreviewBytes } from './fetchPicture';
import { wantsBytes } from './history/taskRow';
import type { Download, PictureStore } from './pictureStore';
import { hashesOf } from './previews';
import type { ProviderCalls } from './providerCalls';
import type { TaskStore } from './taskStore';

const parallelPreviews = 3;

/**
 * Fetches previews while they last: one at a time a task, the newest only, and none at all when others are
 * on their way. The file of a preview goes as soon as the next picture takes its place, or the
 * task ends without one.
 */
export class PreviewKeeper implements Disposable {
  readonly #store: TaskStore;
  readonly #calls: ProviderCalls;
  readonly #pictures: PictureStore;
  readonly #download: Download;
  readonly #logger: Logger;
  readonly #abort = new AbortController();
  readonly #underway = new Set<string>();
  /** Previews of tasks whose result is still to be fetched, by task. */
  readonly #lastOnes = new Map<string, readonly string[]>();

  constructor(deps: {
    readonly store: TaskStore;
    readonly calls: ProviderCalls;
    readonly pictures: PictureStore;
    readonly download: Download;
    readonly logger: Logger;
  }) {
    this.#store = deps.store;
    this.#calls = deps.calls;
    this.#pictures = deps.pictures;
    this.#download = deps.download;
    this.#logger = deps.logger;
  }

  /** Never waits and never throws: a preview is a kindness. */
  notice({ before, after, previews }: Advance): void {
    if (wantsBytes(after)) this.#lastOnes.set(after.id, hashesOf(before));
    else this.#dropReplaced(before, after);
    const preview = previews[0];
    if (!preview || this.#underway.has(after.id) || this.#underway.size >= parallelPreviews) return;
    if (after.assets.some((asset) => isKeepable(asset) && asset.url === preview.url)) return;
    this.#underway.add(after.id);
    void this.#fetch(after, preview).finally(() => this.#underway.delete(after.id));
  }

  /** The result is here. Not sooner: a last preview may have the very bytes of the result. */
  finish(task: Task): void {
    this.#drop(this.#lastOnes.get(task.id) ?? []);
    this.#lastOnes.delete(task.id);
  }

  dispose(): void {
    this.#abort.abort();
  }

  async #fetch(task: Task, preview: KeepableAsset): Promise<void> {
    const { signal } = this.#abort;
    const call = this.#calls.find(task.connectionId, signal);
    const links = call?.provider.linksFor(task, preview, call.context.connection).slice(0, 1) ?? [];
    try {
      const gatewayUrl = call?.context.connection.baseUrl;
      const source = { download: this.#download, pictures: this.#pictures, signal, gatewayUrl };
      const { file } = await fetchFrom(links, maxPreviewBytes, source);
      signal.throwIfAborted();
      const [change] = this.#store.change([
        { id: task.id, change: (now) => now && withPreview(now, { ...preview, file }) },
      ]);
      if (change?.before) this.#dropReplaced(change.before, change.after);
      if (!change) this.#drop([file.hash]);
    } catch (error) {
      if (signal.aborted) return;
      this.#logger.log('debug', 'picture', 'No preview', { task: task.id, error: String(error) });
    }
  }

  #dropReplaced(before: Task, after: Task): void {
    if (isTerminal(before.phase)) return;
    const kept = new Set(hashesOf(after));
    this.#drop(hashesOf(before).filter((hash) => !kept.has(hash)));
  }

  #drop(hashes: readonly string[]): void {
    if (hashes.length === 0) return;
    // The same bytes may be the picture of another task: equal content has one file.
    const used = new Set([...this.#store.known()].flatMap(hashesOf));
    for (const hash of hashes) {
      if (!used.has(hash)) void this.#pictures.discard(hash).catch(() => undefined);
    }
  }
}

function withPreview(task: Task, preview: KeepableAsset): Task | undefined {
  if (isTerminal(task.phase)) return undefined;
  const texts = task.assets.filter((asset) => !isKeepable(asset));
  return { ...task, assets: [preview, ...texts] };
}
