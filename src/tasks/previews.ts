import { isKeepable } from '../domain/asset';
import type { Task } from '../domain/task';

/** The pictures of an unfinished task are previews: they never become its result, nor outlive its failure. */
export function withoutPreviews(task: Task): Task {
  const assets = task.assets.filter((asset) => !isKeepable(asset));
  return assets.length === task.assets.length ? task : { ...task, assets };
}

/** Hashes of the files a task refers to as its pictures. */
export function hashesOf(task: Task): readonly string[] {
  return task.assets.flatMap((asset) => (isKeepable(asset) && asset.file ? [asset.file.hash] : []));
}
