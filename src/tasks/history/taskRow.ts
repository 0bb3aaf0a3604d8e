import { isKeepable } from '../../domain/asset';
import { isTerminal, type Task } from '../../domain/task';

/** What is put in columns beside the JSON, because it is searched by. */
export interface TaskRow {
  readonly phase: string;
  readonly createdAt: number;
  readonly connectionId: string;
  readonly remoteId: string | null;
  readonly isOpen: 0 | 1;
  readonly wantsBytes: 0 | 1;
  readonly json: string;
}

export function rowOf(task: Task): TaskRow {
  return {
    phase: task.phase,
    createdAt: Math.round(task.createdAt),
    connectionId: task.connectionId,
    remoteId: task.remoteId ?? null,
    isOpen: isTerminal(task.phase) ? 0 : 1,
    wantsBytes: wantsBytes(task) ? 1 : 0,
    json: JSON.stringify(task),
  };
}

/** Whether a finished task has pictures that are not on this machine yet. */
export function wantsBytes(task: Task): boolean {
  return (
    task.phase === 'succeeded' && task.assets.some((asset) => isKeepable(asset) && !asset.file)
  );
}

export function taskOf(json: unknown): Task | undefined {
  return typeof json === 'string' ? (JSON.parse(json) as Task) : undefined;
}
