import type { Action } from '../domain/action';
import { promptOfTask } from '../domain/promptOfTask';
import { promptOf, type ComposedRequest, type TaskRequest } from '../domain/request';
import type { Task, TaskParent } from '../domain/task';
import type { Connection } from '../providers/provider';

/** What every task gets in the moment it is made. */
export interface Birth {
  readonly id: string;
  readonly nowMs: number;
  /** The window that makes it. */
  readonly createdBy: string;
}

/** A task that is about to be sent: what has to be on disk before the request leaves. */
export function newTask(
  deps: Birth & {
    readonly connection: Connection;
    readonly request: TaskRequest;
    readonly parent?: TaskParent;
    /** What a person wrote when it failed before. */
    readonly typedBefore?: string | undefined;
  },
): Task {
  return {
    id: deps.id,
    providerId: deps.connection.providerId,
    connectionId: deps.connection.id,
    request: deps.request,
    ...(deps.parent ? { parent: deps.parent } : {}),
    ...(deps.typedBefore === undefined ? {} : { typedBefore: deps.typedBefore }),
    phase: 'sending',
    assets: [],
    actions: [],
    pressedActionIds: [],
    refusedActions: {},
    createdBy: deps.createdBy,
    createdAt: deps.nowMs,
    movedAt: deps.nowMs,
  };
}

/**
 * What a pressed button asks for, written so that it reads well when the parent is gone.
 * @param text what the button stands for by itself, where it does
 */
export function requestOf(parent: Task, action: Action, text: string | undefined): TaskRequest {
  const { speed, bot } = parent.request;
  const prompt = promptOf(parent.request);
  const words = text ?? (action.group === 'text' ? '' : promptOfTask(parent));
  return {
    kind: 'action',
    taskId: parent.id,
    actionId: action.id,
    label: action.label,
    prompt,
    ...(words === '' || words === prompt ? {} : { words }),
    ...(speed ? { speed } : {}),
    ...(bot ? { bot } : {}),
  };
}

export function parentOf(parent: Task, action: Action): TaskParent {
  return {
    taskId: parent.id,
    actionId: action.id,
    label: action.label,
    group: action.group,
    ...(action.cell === undefined ? {} : { cell: action.cell }),
  };
}

/** Whether a person composed it, so that it can be sent again as it is. */
export function isComposed(request: TaskRequest): request is ComposedRequest {
  return request.kind !== 'action' && request.kind !== 'import';
}
