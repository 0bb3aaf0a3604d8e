import type { Action } from '../domain/action';
import { FailureError, invalid } from '../domain/failure';
import type { Task } from '../domain/task';
import type { Edit } from './history/history';
import { notOffered } from './notOffered';

/** A second press within this time is a slip of the finger, and would be paid twice. */
const guardMs = 2_000;

/** Phases after which the same may be sent anew. */
const repeatable: ReadonlySet<Task['phase']> = new Set([
  'failed',
  'cancelled',
  'lost',
  'unconfirmed',
]);

/**
 * The parent remembers which of its buttons were pressed, and when. Decides and records in one, so that two
 * windows, or a window that knows an old state, never both send.
 * @param slip what a second press right after it is told by
 * @throws FailureError when it may not be pressed
 */
export function pressOf(
  parentId: string,
  actionId: string,
  nowMs: number,
  slip: string = actionId,
): Edit {
  return {
    id: parentId,
    change: (parent) => {
      const { parent: known } = pressable(parent, actionId);
      refuseSlip(known.pressedAt?.[slip], nowMs);
      return {
        ...known,
        pressedActionIds: [...new Set([...known.pressedActionIds, actionId])],
        pressedAt: { ...known.pressedAt, [slip]: nowMs },
      };
    },
  };
}

/** @throws FailureError when this button cannot be pressed, now or ever */
export function pressable(
  parent: Task | undefined,
  actionId: string,
): { readonly parent: Task; readonly action: Action } {
  if (!parent) throw new FailureError(invalid('taskUnknown'));
  if (parent.phase !== 'succeeded') throw new FailureError(invalid('taskNotReady'));
  const action = parent.actions.find(({ id }) => id === actionId);
  if (!action) throw new FailureError(invalid('actionUnknown'));
  const refusal = parent.refusedActions[actionId];
  if (refusal !== undefined) throw notOffered(refusal);
  return { parent, action };
}

/**
 * The old row of a task that is sent anew. An unconfirmed one ends with that: nobody is to ask about it, or
 * send it, a second time.
 * @throws FailureError when another window was quicker
 */
export function retryOf(taskId: string, nowMs: number): Edit {
  return {
    id: taskId,
    change: (task) => {
      if (!task) throw new FailureError(invalid('taskUnknown'));
      if (!repeatable.has(task.phase)) throw new FailureError(invalid('alreadyPressed'));
      refuseSlip(task.retriedAt, nowMs);
      const isOpen = task.phase === 'unconfirmed';
      return {
        ...task,
        ...(isOpen ? { phase: 'cancelled', movedAt: nowMs, finishedAt: nowMs } : {}),
        retriedAt: nowMs,
      };
    },
  };
}

/** @throws FailureError when the task is not one to send anew */
export function checkRetry(task: Task): void {
  if (!repeatable.has(task.phase)) throw new FailureError(invalid('taskNotReady'));
}

/** By distance, so that a clock that was set back does not lock a button for as long. */
function refuseSlip(atMs: number | undefined, nowMs: number): void {
  if (atMs !== undefined && Math.abs(nowMs - atMs) < guardMs) {
    throw new FailureError(invalid('alreadyPressed'));
  }
}
