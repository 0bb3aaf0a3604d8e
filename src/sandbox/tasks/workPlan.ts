import type { TaskResult } from './sandboxTask';

/** What a request will become: everything about a task that does not depend on when it was sent. */
export interface WorkPlan {
  readonly action: string;
  readonly prompt: string;
  readonly description: string;
  /** Seconds at pace 1 in fast mode. */
  readonly seconds: number;
  readonly seed: number;
  readonly result: TaskResult;
}

/** Seconds each kind of work takes at pace 1. */
export const workSeconds = {
  imagine: 20,
  pick: 4,
  upscale: 12,
  describe: 6,
  shorten: 5,
  swap: 8,
  video: 24,
} as const;
