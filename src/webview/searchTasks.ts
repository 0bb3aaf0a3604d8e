import type { TaskView } from '../protocol/views';

/** The tasks in which every word of the search occurs somewhere a person can read. */
export function searchTasks(tasks: readonly TaskView[], search: string): readonly TaskView[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return tasks;
  return tasks.filter((task) => {
    const text = [task.title, task.prompt, task.origin, task.seed, ...task.texts]
      .join(' ')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
