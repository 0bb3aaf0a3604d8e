import { isTerminal } from '../domain/task';
import type { TaskView } from '../protocol/views';

/**
 * What VS Code's native menu gets to know about the place that was right-clicked. Its own Cut,
 * Copy and Paste mean nothing on a picture.
 */
export function pictureContext(taskId: string, cell?: number): string {
  return contextOf('picture', taskId, cell);
}

/** A picture by itself, with no task around it. */
export function viewedContext(task: TaskView, cell?: number): string {
  return contextOf('picture', task.id, cell, { hasSeed: task.seed !== undefined });
}

export function taskContext(task: TaskView): string {
  return contextOf('task', task.id, undefined, stateOf(task));
}

/** A tile of the wall: a picture, and its whole task. */
export function tileContext(task: TaskView): string {
  return contextOf('picture', task.id, undefined, stateOf(task));
}

/** What else the menu may offer: VS Code adds what the elements around have to what the clicked one has. */
function stateOf({ phase, inputWanted, seed, ...task }: TaskView) {
  const taskState = inputWanted ? 'waiting' : isTerminal(phase) ? 'ended' : 'running';
  return { taskState, canCancel: task.canCancel === true, hasSeed: seed !== undefined };
}

/** Laid around all tiles: VS Code's menu gets it together with what the one that was clicked says of itself. */
export function pickedContext(pickedIds: ReadonlySet<string>): string {
  return JSON.stringify({ pickedIds: [...pickedIds] });
}

function contextOf(
  webviewSection: string,
  taskId: string,
  cell?: number,
  state: Partial<ReturnType<typeof stateOf>> = {},
): string {
  return JSON.stringify({
    webviewSection,
    taskId,
    ...state,
    ...(cell === undefined ? {} : { cell }),
    preventDefaultContextMenuItems: true,
  });
}

export interface PicturePlace {
  readonly taskId: string;
  readonly cell?: number;
}

export function isSamePlace(one: PicturePlace, other: PicturePlace | undefined): boolean {
  return one.taskId === other?.taskId && one.cell === other.cell;
}

/** The task, and the cell where there is one, in which an element of the page lies. */
export function placeOf(target: EventTarget | null): PicturePlace | undefined {
  const element =
    target instanceof Element ? target.closest('[data-vscode-context*=taskId]') : undefined;
  const context = element?.getAttribute('data-vscode-context');
  if (!context) return undefined;
  const { taskId, cell } = JSON.parse(context) as PicturePlace;
  return { taskId, ...(cell === undefined ? {} : { cell }) };
}
