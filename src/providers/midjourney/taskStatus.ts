import type { Observation } from '../../domain/task';

export interface ReadStatus {
  readonly phase: Observation['phase'];
  /** Set when nobody has seen this word before; the task counts as running. */
  readonly unknownStatus?: string;
}

/** The format's own words first, then what non-conforming gateways say instead. */
const phases: Readonly<Record<string, Observation['phase']>> = {
  // new-api says nothing until it first asked its upstream.
  '': 'queued',
  NOT_START: 'queued',
  QUEUED: 'queued',
  PENDING: 'queued',
  SUBMITTED: 'running',
  IN_PROGRESS: 'running',
  PROCESSING: 'running',
  RUNNING: 'running',
  MODAL: 'needsInput',
  SUCCESS: 'succeeded',
  SUCCEED: 'succeeded',
  SUCCEEDED: 'succeeded',
  COMPLETED: 'succeeded',
  FAILURE: 'failed',
  FAILED: 'failed',
  ERROR: 'failed',
  CANCEL: 'cancelled',
  CANCELLED: 'cancelled',
  CANCELED: 'cancelled',
};

/**
 * Which phase a status word stands for. Case and a `TASK_STATUS_` in front do not matter. trueai ends a
 * cancelled task as FAILURE with a reason of its own (TaskController.cs).
 */
export function readStatus(status: string | undefined, failReason?: string): ReadStatus {
  const word = (status ?? '').trim();
  const plain = word.toUpperCase().replace(/^TASK_STATUS_/, '');
  const phase = Object.hasOwn(phases, plain) ? phases[plain] : undefined;
  if (phase === 'failed' && failReason?.includes('取消任务')) return { phase: 'cancelled' };
  return phase ? { phase } : { phase: 'running', unknownStatus: word };
}
