import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { inRepository } from '../../support/repository';
import type { CrashOrder } from './crashing.child';
import type { Moment, Relay } from './relay';

/** A place in an operation, seen from the window or from the gateway. */
export interface CrashPoint {
  readonly step: string;
  readonly when:
    | 'before'
    | 'half'
    | 'after'
    | 'gateway has not seen it'
    | 'gateway took it'
    | 'half of the answer';
}

const moments: Readonly<Partial<Record<CrashPoint['when'], Moment>>> = {
  'gateway has not seen it': 'arrived',
  'gateway took it': 'accepted',
  'half of the answer': 'half',
};

/** Runs an operation in a process of its own and kills that at a point; without one, gives the steps it took. */
export async function crashWindow(
  order: Omit<CrashOrder, 'stop'>,
  relay: Relay,
  point: CrashPoint | undefined,
): Promise<readonly string[]> {
  const moment = point && moments[point.when];
  const inside = point && !moment ? (point as CrashOrder['stop']) : undefined;
  const full: CrashOrder = { ...order, ...(inside ? { stop: inside } : {}) };
  const program = inRepository('out', 'test', 'integration', 'crash', 'crashing.child.js');
  const child = spawn(process.execPath, ['--enable-source-maps', program, JSON.stringify(full)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const words: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => words.push(chunk));
  const gone = new Promise<NodeJS.Signals | number | null>((resolve) => {
    child.once('close', (code, signal) => resolve(signal ?? code));
  });
  relay.restart();
  relay.onMoment = async (step, now) => {
    if (!moment || now !== moment || step !== point.step) return false;
    child.kill('SIGKILL');
    await gone;
    return true;
  };
  const end = await gone;
  relay.onMoment = () => Promise.resolve(false);
  if (point ? end !== 'SIGKILL' : end !== 0) {
    const where = point ? `${point.when} ${point.step}` : 'no crash';
    throw new Error(
      `${order.operation}, ${where}: ended with ${String(end)}. ${Buffer.concat(words).toString()}`,
    );
  }
  return point ? [] : (JSON.parse(readFileSync(order.traceFile, 'utf8')) as string[]);
}
