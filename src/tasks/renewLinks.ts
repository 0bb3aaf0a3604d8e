import { isKeepable, type Asset } from '../domain/asset';
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

/** The links alone are new: the bytes that are kept were fetched by the old ones and stay good. */
export function withLinks(task: Task, fresh: readonly Asset[]): Task {
  const links = fresh.filter(isKeepable);
  let index = 0;
  const assets = task.assets.map((asset) => {
    if (!isKeepable(asset)) return asset;
    const link = links[index++];
    return link?.kind === asset.kind && link.url !== asset.url
      ? { ...asset, url: link.url }
      : asset;
  });
  return { ...task, assets };
}
