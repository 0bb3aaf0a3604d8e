import type { TaskView } from '../protocol/views';
import { actionOfKey } from './actionKeys';
import { ask, tell } from './intents';

/**
 * Single letters on a picture with the focus: `u` and `v` press its buttons (or `u1` … `v4`), `r` re-rolls,
 * Alt and an arrow pan, `z` goes to the zoom buttons, `s` saves, `n` inserts, `.` stars, `i` shows details, `c`
 * compares. True when the key meant something.
 */
export function pictureKey(
  from: Element,
  event: KeyboardEvent,
  task: TaskView,
  cell: number | undefined,
): boolean {
  if (event.ctrlKey || event.metaKey || event.repeat) return false;
  const place = { taskId: task.id, ...(cell === undefined ? {} : { cell }) };
  const action = actionOfKey(event, task, cell);
  if (action === 'half') return true;
  if (action) {
    if (action.refusedReason === undefined) {
      ask(from, 'action/run', { taskId: task.id, actionId: action.id });
    }
    return true;
  }
  if (event.altKey) return false;
  switch (event.key) {
    case 's':
      ask(from, 'picture/save', place);
      return true;
    case 'n':
      ask(from, 'picture/insert', place);
      return true;
    case '.':
      ask(from, 'tasks/star', { taskIds: [task.id], isStarred: !task.isStarred });
      return true;
    case 'c':
      tell(from, { type: 'compare', place });
      return true;
    case 'i':
      tell(from, { type: 'details', taskId: task.id });
      return true;
    case 'z':
      return focusZoom(from);
    default:
      return false;
  }
}

/** The zoom buttons nearest to the picture: of its card or dialog, else of the details beside the wall. */
function focusZoom(from: Element): boolean {
  const near = from.closest('dialog, article, aside');
  const button =
    near?.querySelector<HTMLElement>('.of-zoom button') ??
    document.querySelector<HTMLElement>('.details .of-zoom button');
  button?.focus();
  return button !== null;
}
