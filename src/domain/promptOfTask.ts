import { promptOf } from './request';
import type { Task } from './task';

/**
 * The prompt that a task was drawn by, as a person reads it and uses it again; '' where it has none. What they
 * answered comes first, then what the pressed button stood for, then what the request says.
 */
export function promptOfTask({ answeredWith, request }: PromptedTask): string {
  const words = request.kind === 'action' ? request.words : undefined;
  return [answeredWith, words].find((each) => each?.trim()) ?? promptOf(request);
}

/** Whether it brought words, as opposed to a press that repeats its parent's. */
export function hasOwnWords({
  request,
  answeredWith = '',
  parent,
}: PromptedTask & Pick<Task, 'parent'>): boolean {
  return request.kind !== 'action' || answeredWith.trim() !== '' || parent?.group === 'text';
}

type PromptedTask = Pick<Task, 'request' | 'answeredWith'>;
