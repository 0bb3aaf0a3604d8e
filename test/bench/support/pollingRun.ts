import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startSandbox, type SandboxOptions } from '../../../src/sandbox/sandbox';
import { meteredFetch, type Traffic } from './meteredFetch';
import { SimulatedTime } from './simulatedTime';
import type { Surroundings, Watcher } from './watchers';

export interface PollingCase {
  readonly personality: NonNullable<SandboxOptions['personality']>;
  readonly count: number;
  /** How far durations differ; see `SandboxOptions.spread`. */
  readonly spread: number;
  /** Decides which task takes how long. */
  readonly seed: number;
}

export interface PollingRun extends Traffic {
  /** From the gateway's SUCCESS to the client's, in milliseconds. */
  readonly delays: readonly number[];
}

export type Strategy = (around: Surroundings) => Watcher | Promise<Watcher>;

/** How often new-api asks its upstream. */
const syncMs = 15_000;
/** Tasks are pressed within this time. */
const pressedMs = 5_000;
/** Tasks of this kind take about 50 s. */
const pace = 2.5;
const headers = { authorization: 'Bearer sk-bench', 'content-type': 'application/json' };

/**
 * Some tasks at once, watched to their end over real HTTP in simulated time. Before that came three lots of twelve,
 * as on any working day, and a pause.
 */
export async function runPolling(
  strategy: Strategy,
  { personality, count, spread, seed }: PollingCase,
): Promise<PollingRun> {
  const time = new SimulatedTime();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'easel-bench-'));
  const everyone = { concurrency: 10_000, queueSize: 10_000 };
  const gateway = { personality, pace, spread, syncSeconds: syncMs / 1_000, now: () => time.now() };
  const sandbox = await startSandbox({ ...gateway, ...everyone });
  const startedAt = time.now();
  const traffic: Traffic = { requests: 0, bytes: 0 };
  const fetch = meteredFetch(time, traffic);
  const watcher = await strategy({ time, fetch, url: sandbox.url, folder });
  try {
    for (let lot = 1; lot <= 3; lot++) await watchLot(12, 1_000 * lot);
    await pass(time, 600_000);
    // The gateway's rhythm has nothing to do with when somebody presses a button, nor has a client's: every
    // client begins at the same moment, and each seed at another one of a minute and of two seconds.
    await pass(time, 60_000 - ((time.now() - startedAt) % 60_000) + 4_000 + 667 * seed);
    Object.assign(traffic, { requests: 0, bytes: 0 });
    const ids = await watchLot(count, 10_000 * seed);
    const measured = { ...traffic };
    const ends = await endsOf(sandbox.url, ids);
    const delays = ids.map((id) => watcher.noticed.get(id)! - toldFrom(ends.get(id)!));
    return { ...measured, delays };
  } finally {
    watcher.stop();
    await sandbox.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }

  async function watchLot(size: number, seeds: number): Promise<readonly string[]> {
    const ids: string[] = [];
    for (let n = 0; n < size; n++) {
      const id = await submit(sandbox.url, `a lighthouse --seed ${seeds + n}`);
      ids.push(id);
      await watcher.watch(id);
      await pass(time, pressedMs / size);
    }
    await time.runUntil(() => ids.every((id) => watcher.noticed.has(id)));
    return ids;
  }

  /** A proxy tells at once, new-api when it has asked its upstream. */
  function toldFrom(endedAt: number): number {
    if (personality === 'proxy') return endedAt;
    return startedAt + Math.ceil((endedAt - startedAt) / syncMs) * syncMs;
  }
}

async function pass(time: SimulatedTime, ms: number): Promise<void> {
  let isOver = false;
  time.after(ms, () => (isOver = true));
  await time.runUntil(() => isOver);
}

async function submit(url: string, prompt: string): Promise<string> {
  const body = JSON.stringify({ prompt });
  const reply = await fetch(`${url}/mj/submit/imagine`, { method: 'POST', headers, body });
  return ((await reply.json()) as { result: string }).result;
}

async function endsOf(url: string, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const body = JSON.stringify({ ids });
  const reply = await fetch(`${url}/mj/task/list-by-condition`, { method: 'POST', headers, body });
  const tasks = (await reply.json()) as { id: string; finishTime: number }[];
  return new Map(tasks.map(({ id, finishTime }) => [id, finishTime]));
}
