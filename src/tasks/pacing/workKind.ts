import { chosenSpeed } from '../../domain/parameters/chosenSpeed';
import type { Task } from '../../domain/task';

/** What tasks have in common that take about as long: the gateway, the kind of work and the speed. */
export function workKindOf(task: Task): string {
  return [task.connectionId, workOf(task), speedOf(task)].join(' ');
}

/** A cell picked out of a grid is there at once; an upscale of a picture is drawn. */
function workOf({ request, parent }: Task): string {
  if (request.kind !== 'action') return request.kind;
  return `${parent?.group ?? 'other'}${parent?.cell === undefined ? '' : '-cell'}`;
}

/** As chosen in Easel or in the words; '' leaves it to the gateway. */
function speedOf(task: Task): string {
  return task.request.kind === 'import' ? '' : (chosenSpeed(task) ?? '');
}
