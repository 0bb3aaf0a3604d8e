// Every press writes a row before anything is sent, and every letter typed into the search asks for all of them again.
import assert from 'node:assert/strict';
import { silentLogger } from '../../src/base/logger';
import { systemClock } from '../../src/base/clock';
import type { KeptFile } from '../../src/domain/asset';
import type { Task } from '../../src/domain/task';
import { parseTaskQuery } from '../../src/domain/taskQuery';
import { SqliteHistory } from '../../src/tasks/history/sqliteHistory';
import { yearsOfTasks } from '../support/largeHistory';
import { BareTable } from './support/bareTable';
import { inTempFolder } from './support/inTempFolder';
import { median, percent, reportBench, type BenchPromise } from './support/reportBench';

const counts = [1_000, 10_000, 50_000];
const rounds = 21;
/** All tasks may share one: no picture is looked at here. */
const picture: KeptFile = {
  hash: 'a3'.repeat(32),
  mime: 'image/png',
  width: 4_096,
  height: 2_731,
  byteLength: 9_000_000,
};

interface Case {
  readonly name: string;
  /** Each answers with how much it found, so that both are seen to have found the same. */
  readonly ours: (round: number) => number;
  readonly bare: (round: number) => number;
}

/** Medians in milliseconds. */
interface Figures {
  readonly count: number;
  readonly name: string;
  readonly ours: number;
  readonly bare: number;
}

void reportBench(async () => {
  const figures: Figures[] = [];
  for (const count of counts) {
    figures.push(...(await inTempFolder((folder) => Promise.resolve(measure(folder, count)))));
  }
  return [
    {
      title: 'The history against one table with one column of JSON',
      columns: ['tasks', 'what', 'Easel, median ms', 'bare table, median ms', 'of the bare table'],
      rows: figures.map(({ count, name, ours, bare }) => [
        count,
        name,
        ours.toFixed(2),
        bare.toFixed(2),
        percent(ours / bare),
      ]),
      promises: promisesOf(figures),
    },
  ];
});

function measure(folder: string, count: number): readonly Figures[] {
  const all = yearsOfTasks(count + rounds, [picture]);
  const [tasks, fresh] = [all.slice(0, count), all.slice(count)];
  const history = new SqliteHistory({ folder, clock: systemClock, logger: silentLogger });
  const bare = new BareTable(folder);
  history.write(tasks.map((task) => ({ id: task.id, change: () => task })));
  bare.fill(tasks);
  try {
    return casesOf(history, bare, fresh).map((each) => ({ count, ...time(each) }));
  } finally {
    bare.dispose();
    history.dispose();
  }
}

function casesOf(history: SqliteHistory, bare: BareTable, fresh: readonly Task[]): readonly Case[] {
  const searched = (search: string, where: string): Case => ({
    name: `search "${search}", 50 of it`,
    ours: () => history.find(query(search), { offset: 0, count: 50 }).length,
    bare: () => bare.find(where).length,
  });
  return [
    {
      name: 'page of 50',
      ours: () => history.page({ count: 50 }).length,
      bare: () => bare.page().length,
    },
    searched('red fox', "json LIKE '%red%' AND json LIKE '%fox%'"),
    searched('nothing-like-it', "json LIKE '%nothing-like-it%'"),
    searched(
      'action:upscale v:7',
      "json ->> '$.parent.group' = 'upscale' AND json ->> '$.request.prompt' LIKE '%--v 7%'",
    ),
    {
      name: 'outline of all',
      ours: () => history.outline(query('')).createdAt.length,
      bare: () => bare.outline().length,
    },
    // Last: it adds to what the others find.
    {
      name: 'insert',
      ours: (round) => {
        const task = fresh[round]!;
        return history.write([{ id: task.id, change: () => task }]).changes.length;
      },
      bare: (round) => {
        bare.insert(fresh[round]!);
        return 1;
      },
    },
  ];
}

function time({ name, ours, bare }: Case): Omit<Figures, 'count'> {
  const timed = (work: (round: number) => number, round: number) => {
    const from = performance.now();
    const found = work(round);
    return { found, ms: performance.now() - from };
  };
  // By turns, so that a busy moment of the machine meets both.
  const pairs = Array.from({ length: rounds }, (_, round) => ({
    ours: timed(ours, round),
    bare: timed(bare, round),
  }));
  for (const pair of pairs) assert.equal(pair.ours.found, pair.bare.found, name);
  return {
    name,
    ours: median(pairs.map((pair) => pair.ours.ms)),
    bare: median(pairs.map((pair) => pair.bare.ms)),
  };
}

function promisesOf(figures: readonly Figures[]): readonly BenchPromise[] {
  const most = counts.at(-1)!;
  const slowest = figures
    .filter(({ count, name }) => count === most && name !== 'insert')
    .toSorted((a, b) => b.ours / b.bare - a.ours / a.bare)[0]!;
  const share = slowest.ours / slowest.bare;
  const page = (of: number) =>
    figures.find(({ count, name }) => count === of && name === 'page of 50')!.ours;
  const growth = page(most) / page(counts[0]!);
  return [
    {
      promise: `${String(most)} tasks: whatever is read takes at most half the bare table’s time`,
      seen: `${percent(share)} for ${slowest.name}`,
      isKept: share <= 0.5,
    },
    {
      promise: `a page takes at most twice as long with ${String(most)} tasks as with ${String(counts[0])}`,
      seen: `${growth.toFixed(2)} ×`,
      isKept: growth <= 2,
    },
  ];
}

function query(search: string) {
  return parseTaskQuery(search, new Date());
}
