import type { SandboxTask } from './sandboxTask';

/** What a task looks like at one moment. */
export interface TaskSight {
  readonly status: string;
  /** Percent, 0 to 100. */
  readonly percent: number;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  readonly failReason: string | null;
  readonly hasPreview: boolean;
}

/** The shares of a task's time it is NOT_START, then SUBMITTED, before its percents move. */
const notStartShare = 0.04;
const submittedShare = 0.1;

/** Works out a task's status from the clock alone: no timers, so nothing is lost by a restart. */
export function observeTask(task: SandboxTask, now: number): TaskSight {
  const share = (now - task.startsAt) / Math.max(1, task.durationMs);
  const percent = Math.max(0, Math.min(99, Math.floor(((share - submittedShare) / 0.9) * 100)));
  const started = share >= notStartShare;
  const running: TaskSight = {
    status: !started ? 'NOT_START' : share < submittedShare ? 'SUBMITTED' : 'IN_PROGRESS',
    percent,
    startedAt: started ? task.startsAt : null,
    finishedAt: null,
    failReason: null,
    hasPreview: percent >= 25 && task.result?.kind !== 'text',
  };
  if (task.cancelledAt !== null) {
    const before = observeTask({ ...task, cancelledAt: null }, task.cancelledAt);
    return {
      ...before,
      status: 'FAILURE',
      finishedAt: task.cancelledAt,
      failReason: '取消任务',
      hasPreview: false,
    };
  }
  if (task.modal && task.modal.answeredAt === null) {
    return { ...running, status: 'MODAL', percent: 0, startedAt: null, hasPreview: false };
  }
  if (task.failure && share >= task.failure.at) {
    return {
      ...running,
      status: 'FAILURE',
      percent: Math.round(task.failure.at * 100),
      finishedAt: task.startsAt + task.durationMs * task.failure.at,
      failReason: task.failure.reason,
      hasPreview: false,
    };
  }
  return observeScenario(task, share, running);
}

function observeScenario(task: SandboxTask, share: number, running: TaskSight): TaskSight {
  const { scenario } = task;
  const isRunning = running.status === 'IN_PROGRESS' && share < 1;
  if (scenario === 'stuck') {
    return share >= 0.5 ? { ...running, status: 'IN_PROGRESS', percent: 50 } : running;
  }
  if (scenario === 'backwards' && isRunning && share > 0.5 && share < 0.75) {
    return { ...running, percent: Math.max(5, Math.floor(120 - running.percent * 1.4)) };
  }
  if (scenario === 'odd-status' && isRunning && share > 0.3 && share < 0.8) {
    return { ...running, status: 'WARMING_UP' };
  }
  if (share < 1) return running;
  return {
    ...running,
    status: 'SUCCESS',
    percent: 100,
    finishedAt: task.startsAt + task.durationMs,
    hasPreview: false,
  };
}

/** Does the task use one of the places for work at that moment? Stuck and waiting ones do not. */
export function endsAt(task: SandboxTask): number {
  if (task.cancelledAt !== null || task.scenario === 'stuck') return 0;
  if (task.modal && task.modal.answeredAt === null) return 0;
  return task.startsAt + task.durationMs * (task.failure?.at ?? 1);
}
