import { silentLogger } from '../../../src/base/logger';
import type { FetchLike } from '../../../src/net/fetchLike';
import type { Connection } from '../../../src/providers/provider';
import { createProviders } from '../../../src/providers/registry';
import { SqliteHistory } from '../../../src/tasks/history/sqliteHistory';
import { TaskDurations } from '../../../src/tasks/pacing/taskDurations';
import { TaskPoller } from '../../../src/tasks/taskPoller';
import { TaskStore } from '../../../src/tasks/taskStore';
import { makeTask } from '../../support/makeTask';
import type { SimulatedTime } from './simulatedTime';

/** A client, as far as it finds out what became of its tasks. */
export interface Watcher {
  /** From now on, by the gateway's id. */
  watch(remoteId: string): Promise<void>;
  /** When the end of each was noticed, by the gateway's id. */
  readonly noticed: ReadonlyMap<string, number>;
  stop(): void;
}

export interface Surroundings {
  readonly time: SimulatedTime;
  readonly fetch: FetchLike;
  readonly url: string;
  readonly folder: string;
}

const headers = { authorization: 'Bearer sk-bench', 'content-type': 'application/json' };
const ended = new Set(['SUCCESS', 'FAILURE']);

/** A timer of 5 s for each task. */
export function timerPerTask({ time, fetch, url }: Surroundings): Watcher {
  const noticed = new Map<string, number>();
  const ask = async (id: string): Promise<void> => {
    const reply = await fetch(`${url}/mj/task/${id}/fetch`, { headers });
    const { status } = (await readJson(reply)) as { status: string };
    if (ended.has(status)) noticed.set(id, time.now());
    else time.after(5_000, () => void ask(id));
  };
  return {
    noticed,
    watch: (id) => Promise.resolve(void time.after(5_000, () => void ask(id))),
    stop: () => undefined,
  };
}

/** One question about all that is open, every 2 s. */
export function batchEvery2s({ time, fetch, url }: Surroundings): Watcher {
  const noticed = new Map<string, number>();
  const open = new Set<string>();
  let isTicking = false;
  const ask = async (): Promise<void> => {
    isTicking = false;
    const reply = await fetch(`${url}/mj/task/list-by-condition`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ ids: [...open] }),
    });
    for (const { id, status } of (await readJson(reply)) as { id: string; status: string }[]) {
      if (!ended.has(status)) continue;
      open.delete(id);
      noticed.set(id, time.now());
    }
    tick();
  };
  const tick = () => {
    if (isTicking || open.size === 0) return;
    isTicking = true;
    time.after(2_000, () => void ask());
  };
  return {
    noticed,
    watch: (id) => {
      open.add(id);
      tick();
      return Promise.resolve();
    },
    stop: () => undefined,
  };
}

/** Easel's own store, poller and provider. */
export async function easel({ time, fetch, url, folder }: Surroundings): Promise<Watcher> {
  const shared = { clock: time, logger: silentLogger };
  const connection: Connection = {
    id: 'bench',
    providerId: 'midjourney',
    baseUrl: url,
    options: {},
    getKey: () => Promise.resolve('sk-bench'),
  };
  const history = new SqliteHistory({ folder, ...shared });
  const store = new TaskStore({ history, logger: silentLogger });
  await store.load();
  const durations = new TaskDurations(store);
  const poller = new TaskPoller({
    ...shared,
    store,
    durations,
    providers: createProviders({ fetch, ...shared, userAgent: 'Easel bench' }),
    connections: { current: () => connection, byId: () => connection },
    readPicture: () => Promise.reject(new Error('There is no picture here.')),
    lease: history.lease('poll'),
    random: () => 0.5,
  });
  const noticed = new Map<string, number>();
  poller.onDidAdvance((advances) => {
    for (const { after } of advances) {
      if (after.finishedAt !== undefined) noticed.set(after.remoteId ?? '', time.now());
    }
  });
  return {
    noticed,
    watch: (remoteId) => {
      const now = time.now();
      const stamps = { createdAt: now, acceptedAt: now, movedAt: now };
      const from = { providerId: 'midjourney', connectionId: connection.id };
      return store.put(
        makeTask({ id: `local-${remoteId}`, remoteId, phase: 'queued', ...from, ...stamps }),
      );
    },
    stop: () => {
      poller.dispose();
      durations.dispose();
      store.dispose();
      history.dispose();
    },
  };
}

async function readJson(reply: Awaited<ReturnType<FetchLike>>): Promise<unknown> {
  let text = '';
  for await (const chunk of reply.body ?? []) text += chunk.toString();
  return JSON.parse(text);
}
