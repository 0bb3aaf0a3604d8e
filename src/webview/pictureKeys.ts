import type { TaskView } from '../protocol/views';
import { actionOfCell } from './actionLayout';
import { ask } from './intents';

/**
 * Single letters on a focused picture: `u` and `v` press its buttons, `r` re-rolls, `s` saves,
 * `n` inserts, `.` stars. True when the key meant something.
 */
export function pictureKey(
  from: EventTarget,
  key: string,
  task: TaskView,
  cell: number | undefined,
): boolean {
  const place = { taskId: task.id, ...(cell === undefined ? {} : { cell }) };
  const action =
    key === 'u' || key === 'v'
      ? cell && actionOfCell(task.actions, cell, key === 'u' ? 'upscale' : 'vary')
      : key === 'r' && task.actions.find(({ group }) => group === 'reroll');
  if (action) {
    if (action.refusedReason === undefined) {
      ask(from, 'action/run', { taskId: task.id, actionId: action.id });
    }
    return true;
  }
  switch (key) {
    case 's':
      ask(from, 'picture/save', place);
      return true;
    case 'n':
      ask(from, 'picture/insert', place);
      return true;
    case '.':
      ask(from, 'task/star', { taskId: task.id, isStarred: !task.isStarred });
      return true;
    default:
      return false;
  }
}
