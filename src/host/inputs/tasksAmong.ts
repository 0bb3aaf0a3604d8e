import type { Task } from '../../domain/task';
import type { Services } from '../services';

/** Those that are still in the history, in the same order. */
export async function tasksAmong(
  { store }: Pick<Services, 'store'>,
  taskIds: readonly string[],
): Promise<readonly Task[]> {
  const tasks: Task[] = [];
  for (const id of taskIds) {
    const task = await store.get(id);
    if (task) tasks.push(task);
  }
  return tasks;
}
