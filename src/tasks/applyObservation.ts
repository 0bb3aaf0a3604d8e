import { isKeepable, type KeepableAsset } from '../domain/asset';
import { advance, isTerminal, type Observation, type Task } from '../domain/task';
import { withoutPreviews } from './previews';

export interface Applied {
  readonly task: Task;
  /** Pictures of an unfinished task, worth fetching for a look. */
  readonly previews: readonly KeepableAsset[];
}

/**
 * A task after what the gateway said of it. Links of previews do not go into the task: gateways give a new
 * one with every answer, which is no movement, and the page can only show bytes that were fetched. A
 * preview enters the task once it is here (see `PreviewKeeper`).
 */
export function applyObservation(task: Task, seen: Observation, nowMs: number): Applied {
  if (isTerminal(task.phase)) return { task, previews: [] };
  if (isTerminal(seen.phase)) {
    // Not even where the link stayed the same while the picture grew: a preview's bytes are not the result's.
    const ended = advance(withoutPreviews(task), seen, nowMs);
    return { task: ended.phase === 'succeeded' ? ended : withoutPreviews(ended), previews: [] };
  }
  const { assets = [], ...rest } = seen;
  const texts = assets.filter((asset) => !isKeepable(asset));
  const visible = texts.length > 0 ? { ...rest, assets: texts } : rest;
  return { task: advance(task, visible, nowMs), previews: assets.filter(isKeepable) };
}
