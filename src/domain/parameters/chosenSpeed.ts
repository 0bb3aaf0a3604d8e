import { promptOfTask } from '../promptOfTask';
import type { Speed } from '../request';
import type { Task } from '../task';
import { readParameter } from './editPrompt';
import { speeds } from './parameterTable';

/** The speed that a prompt names as a flag; undefined: none. Of several the first in `speeds`. */
export function writtenSpeed(prompt: string): Speed | undefined {
  return speeds.find((speed) => readParameter(prompt, speed) !== undefined);
}

/**
 * The speed a person chose for a task: what its words say, where pickers write it and it can be read, before what
 * was recorded beside them.
 */
export function chosenSpeed(task: Pick<Task, 'request' | 'answeredWith'>): Speed | undefined {
  return writtenSpeed(promptOfTask(task)) ?? task.request.speed;
}
