import type { CrashPoint } from './crashWindow';

/**
 * Every place at which an operation can die, from the steps it took when nothing killed it. What SQLite does within
 * a transaction is tried before each statement: after one is before the next.
 */
export function crashPoints(trace: readonly string[]): readonly CrashPoint[] {
  return trace.flatMap((step) => whensOf(step).map((when) => ({ step, when })));
}

export function pointWords({ step, when }: CrashPoint): string {
  return `${when} · ${step.replace(/ 1$/, '')}`;
}

function whensOf(step: string): readonly CrashPoint['when'][] {
  if (step.startsWith('request: ')) {
    // How often a poller asks differs from run to run.
    if (isPoll(step) && !step.endsWith(' 1')) return [];
    return ['before', 'gateway has not seen it', 'gateway took it', 'half of the answer', 'after'];
  }
  if (/^write (picture|thumbnail)/.test(step)) return ['before', 'half', 'after'];
  if (/^(commit|signal|write|rename|remove|make|open|sync|close)/.test(step)) {
    return ['before', 'after'];
  }
  return ['before'];
}

function isPoll(step: string): boolean {
  return step.includes(' /mj/task/');
}
