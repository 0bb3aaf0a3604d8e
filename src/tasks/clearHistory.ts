import { isTerminal, type Task } from '../domain/task';
import { picturesOfTask } from './picturesOfTask';
import type { PictureStore } from './pictureStore';
import type { TaskStore } from './taskStore';

/**
 * Takes ended tasks out of the history and out of the bin, with the pictures that no remaining one shows. What
 * still runs was paid for and stays. Returns how many went.
 */
export async function clearHistory(
  { store, pictures }: { readonly store: TaskStore; readonly pictures: PictureStore },
  keepStarred: boolean,
): Promise<number> {
  const stays = (task: Task) => !isTerminal(task.phase) || (keepStarred && task.isStarred === true);
  const binned = (await store.binned()).map(({ task }) => task);
  const tasks = [...(await store.recent(await store.count())), ...binned];
  const gone = tasks.filter((task) => !stays(task));
  const kept = new Set(tasks.filter(stays).flatMap(hashesOf));
  const ids = gone.map(({ id }) => id);
  // Out of sight at once. Their rows go last: with them nobody would know of pictures that a crash has left.
  await store.forget(ids);
  for (const hash of new Set(gone.flatMap(hashesOf))) {
    if (!kept.has(hash)) await pictures.discard(hash);
  }
  await store.remove(ids);
  return gone.length;
}

function hashesOf(task: Task): readonly string[] {
  return picturesOfTask(task).map(({ hash }) => hash);
}
