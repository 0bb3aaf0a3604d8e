// Requests are what a gateway limits and a laptop wakes up for; the delay is what a person waits for nothing.
import {
  median,
  percent,
  reportBench,
  type BenchPromise,
  type BenchTable,
} from './support/reportBench';
import { runPolling, type PollingCase, type PollingRun, type Strategy } from './support/pollingRun';
import { batchEvery2s, easel, timerPerTask } from './support/watchers';

const strategies: readonly (readonly [string, Strategy])[] = [
  ['a timer of 5 s a task', timerPerTask],
  ['one batch every 2 s', batchEvery2s],
  ['Easel', easel],
];
const seeds = [1, 2, 3];
const counts = [1, 10, 100, 1_000];

interface Figures {
  readonly requests: number;
  readonly kilobytes: number;
  /** In milliseconds. */
  readonly delay: number;
  readonly slowDelay: number;
}

void reportBench(async () => {
  const tables: BenchTable[] = [];
  for (const [personality, spread, isPromised] of [
    ['proxy', 0.1, true],
    // The less alike tasks are, the less there is to expect: told, and not promised.
    ['proxy', 0.2, false],
    ['new-api', 0.1, true],
  ] as const) {
    const byCount = new Map<number, readonly Figures[]>();
    for (const count of counts) byCount.set(count, await measure({ personality, spread, count }));
    const title = `${personality}, durations differ by ${percent(spread)}`;
    tables.push(tableOf(title, byCount, isPromised));
  }
  return tables;
});

async function measure(about: Omit<PollingCase, 'seed'>): Promise<readonly Figures[]> {
  const figures: Figures[] = [];
  for (const [, strategy] of strategies) {
    const runs: PollingRun[] = [];
    // A thousand tasks are their own median.
    for (const seed of about.count > 100 ? seeds.slice(0, 1) : seeds) {
      runs.push(await runPolling(strategy, { ...about, seed }));
    }
    figures.push(figuresOf(runs));
  }
  return figures;
}

function figuresOf(runs: readonly PollingRun[]): Figures {
  const delays = runs.flatMap((run) => run.delays).sort((one, other) => one - other);
  const delaysAt = (share: number) => delays[Math.floor(share * delays.length)]!;
  return {
    requests: median(runs.map(({ requests }) => requests)),
    kilobytes: Math.round(median(runs.map(({ bytes }) => bytes)) / 1_024),
    delay: Math.round(delaysAt(0.5)),
    slowDelay: Math.round(delaysAt(0.9)),
  };
}

function tableOf(
  title: string,
  byCount: ReadonlyMap<number, readonly Figures[]>,
  isPromised: boolean,
): BenchTable {
  const rows = [...byCount].flatMap(([count, figures]) =>
    figures.map(({ requests, kilobytes, delay, slowDelay }, index) => {
      const [timer, batch] = figures;
      const shares = [timer!.requests, batch!.requests].map((of) => percent(requests / of));
      return [count, strategies[index]![0], requests, ...shares, kilobytes, delay, slowDelay];
    }),
  );
  return {
    title: `Watching open tasks: ${title}`,
    columns: [
      'open tasks',
      'client',
      'requests',
      'of a timer a task',
      'of a batch every 2 s',
      'KiB',
      'delay, median ms',
      'delay, 9 of 10 ms',
    ],
    rows,
    promises: isPromised ? promisesOf(byCount.get(100)!) : [],
  };
}

function promisesOf([timer, batch, ours]: readonly Figures[]): readonly BenchPromise[] {
  const share = (part: number, of: number) => ({ seen: percent(part / of), is: part / of });
  const ofTimer = share(ours!.requests, timer!.requests);
  const ofBatch = share(ours!.requests, batch!.requests);
  const later = share(ours!.delay, timer!.delay);
  return [
    {
      promise: '100 tasks: requests ≤ 3 % of a timer a task',
      seen: ofTimer.seen,
      isKept: ofTimer.is <= 0.03,
    },
    {
      promise: '100 tasks: requests ≤ 60 % of a batch every 2 s',
      seen: ofBatch.seen,
      isKept: ofBatch.is <= 0.6,
    },
    {
      promise: '100 tasks: median delay ≤ 60 % of a timer’s',
      seen: later.seen,
      isKept: later.is <= 0.6,
    },
    {
      promise: '100 tasks: median delay no worse than a batch every 2 s',
      seen: `${ours!.delay} ms, ${batch!.delay} ms`,
      isKept: ours!.delay <= batch!.delay,
    },
  ];
}
