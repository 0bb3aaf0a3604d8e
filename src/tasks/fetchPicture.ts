import { isKeepable, type Asset, type KeepableAsset, type KeptFile } from '../domain/asset';
import { FailureError, invalid, isFailureError } from '../domain/failure';
import type { Task } from '../domain/task';
import type { Download, PictureStore } from './pictureStore';
import type { ProviderCall } from './providerCalls';

export interface Fetched {
  readonly bytes: Uint8Array;
  readonly file: KeptFile;
}

export interface Fetching {
  readonly download: Download;
  readonly pictures: PictureStore;
  readonly signal: AbortSignal;
  /** The base URL of the gateway that named the links; absent when it is not set up any more. */
  readonly gatewayUrl: string | undefined;
}

/** Videos are the largest thing a gateway makes. */
export const maxResultBytes = 256 * 1024 * 1024;
/** A preview is only for a look. */
export const maxPreviewBytes = 8 * 1024 * 1024;

/** Gets bytes from the first link that gives a picture, and keeps them. */
export async function fetchFrom(
  links: readonly string[],
  maxBytes: number,
  { download, pictures, signal, gatewayUrl }: Fetching,
): Promise<Fetched> {
  let lastError: unknown = new FailureError(invalid('pictureMissing'));
  for (const link of links) {
    signal.throwIfAborted();
    try {
      const bytes = await download(link, { signal, maxBytes, gatewayUrl });
      return { bytes, file: await pictures.keep(bytes) };
    } catch (error) {
      signal.throwIfAborted();
      // What is no picture behind one link may be one behind the next.
      lastError = error;
    }
  }
  throw lastError;
}

/**
 * The bytes of one asset of a finished task: by its own link; when that has died by a new one from the gateway;
 * last by whatever other links the provider knows, such as a copy on the gateway.
 * @param call undefined when the task's gateway is not set up any more: the link itself is all there is
 */
export async function fetchPicture(
  task: Task,
  asset: KeepableAsset,
  call: ProviderCall | undefined,
  fetching: Fetching,
): Promise<Fetched> {
  try {
    return await fetchFrom([asset.url], maxResultBytes, fetching);
  } catch (error) {
    fetching.signal.throwIfAborted();
    if (!call || isOurFault(error)) throw error;
    const links = await otherLinks(task, asset, call);
    fetching.signal.throwIfAborted();
    if (links.length === 0) throw error;
    try {
      return await fetchFrom(links, maxResultBytes, fetching);
    } catch (other) {
      fetching.signal.throwIfAborted();
      // What the picture's own link said counts: the others are guesses, and a gateway that has no such path may
      // say that the key is wrong.
      throw isOurFault(other) ? other : error;
    }
  }
}

/** What there is besides a dead link, best first. */
async function otherLinks(
  task: Task,
  asset: KeepableAsset,
  call: ProviderCall,
): Promise<readonly string[]> {
  const fresh = await refreshed(task, asset, call).catch(() => undefined);
  const known = call.provider.linksFor(task, asset, call.context.connection);
  const links = new Set([...(fresh ? [fresh.url] : []), ...known]);
  links.delete(asset.url);
  return [...links];
}

async function refreshed(
  task: Task,
  asset: KeepableAsset,
  { provider, context }: ProviderCall,
): Promise<KeepableAsset | undefined> {
  if (!provider.capabilities.canRefreshLinks || !provider.refreshLinks) return undefined;
  const assets: readonly Asset[] = await provider.refreshLinks(task, context);
  const position = task.assets.filter(isKeepable).findIndex(({ url }) => url === asset.url);
  return assets.filter(isKeepable)[Math.max(0, position)];
}

/** A full disk is not mended by a new link. */
function isOurFault(error: unknown): boolean {
  return !isFailureError(error);
}
