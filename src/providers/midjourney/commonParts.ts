import type { ConnectionOptions } from './connectionOptions';

export interface CommonParts {
  /**
   * Our local id, with every request that makes a task: gateways give it back in the task, and it is all
   * by which a task is found again whose answer was never seen.
   */
  readonly state: string;
  readonly notifyHook?: string;
}

/** What every request that makes a task carries besides its own fields; the hook only when it is set. */
export function commonParts(localId: string, options: ConnectionOptions): CommonParts {
  return {
    state: localId,
    ...(options.notifyHook === undefined ? {} : { notifyHook: options.notifyHook }),
  };
}
