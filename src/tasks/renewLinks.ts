import { isKeepable, type Asset, type KeepableAsset } from '../domain/asset';
import type { Task } from '../domain/task';
import type { ProviderCall } from './providerCalls';
import { notOffered } from './notOffered';

/** New links for a task's assets, asked for by a person. @throws FailureError `notOffered` where there are none */
export async function askForLinks(
  task: Task,
  { provider, context }: ProviderCall,
): Promise<readonly Asset[]> {
  if (!provider.capabilities.canRefreshLinks || !provider.refreshLinks) throw notOffered();
  return provider.refreshLinks(task, context);
}

function linksOf(asset: KeepableAsset): string {
  const more = asset.kind === 'grid' ? (asset.cellUrls ?? []) : [];
  return [asset.url, ...more].join(' ');
}

/** The links alone are new: the bytes that are kept were fetched by the old ones and stay good. */
export function withLinks(task: Task, fresh: readonly Asset[]): Task {
  const links = fresh.filter(isKeepable);
  let index = 0;
  const assets = task.assets.map((asset) => {
    if (!isKeepable(asset)) return asset;
    const link = links[index++];
    if (link?.kind !== asset.kind || linksOf(link) === linksOf(asset)) return asset;
    const { file } = asset;
    return { ...asset, ...link, ...(file ? { file } : {}) };
  });
  return { ...task, assets };
}
