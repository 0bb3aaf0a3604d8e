import type { Task } from '../../domain/task';
import type { Services } from '../services';
import { taskArgument } from './taskArgument';

/**
 * Which of several pictures a command is about: what it was told, else the one with the focus in the page.
 * Undefined: all of them, or the only one.
 */
export function chosenCell(
  gallery: Pick<Services['gallery'], 'focusedTaskId' | 'focusedCell'>,
  task: Task,
  args: readonly unknown[],
): number | undefined {
  const { taskId, cell } = taskArgument(args);
  if (taskId !== undefined || gallery.focusedTaskId !== task.id) return cell;
  return cell ?? gallery.focusedCell;
}
