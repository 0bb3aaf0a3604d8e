// Whoever installs Easel and does not use it today should not notice it when a window opens.
import { createProfile, openWindow } from '../support/vscodeWindow';
import fs from 'node:fs';
import { Probe, type Activation } from './support/probe';
import { median, reportBench, type BenchTable } from './support/reportBench';

const windows = 7;
/** More than an empty extension's, in milliseconds. */
const allowance = 25;

const total = ({ loadMs, callMs, finishMs }: Activation) => loadMs + callMs + finishMs;

void reportBench(async () => {
  const profile = createProfile();
  try {
    const probe = await Probe.install(profile);
    const seen: (readonly Activation[])[] = [];
    const window = await openWindow({ profile, env: probe.env });
    try {
      seen.push(await probe.activations());
      while (seen.length < windows) {
        probe.forget();
        await window.reload();
        seen.push(await probe.activations());
      }
    } finally {
      await window.close();
    }
    return [tableOf(seen)];
  } finally {
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  }
});

function tableOf(seen: readonly (readonly Activation[])[]): BenchTable {
  const of = (id: string) => seen.map((each) => each.find((activation) => activation.id === id)!);
  const easel = of('easel.easel');
  const empty = of('easel-bench.empty');
  const row = (name: string, each: readonly Activation[]) => [
    name,
    median(each.map(({ loadMs }) => loadMs)),
    median(each.map(({ callMs }) => callMs)),
    median(each.map(({ finishMs }) => finishMs)),
    median(each.map(total)),
    Math.max(...each.map(total)),
  ];
  const ours = median(easel.map(total));
  const theirs = median(empty.map(total));
  return {
    title: `Activation, medians of ${windows} windows`,
    columns: [
      'extension',
      'load code, ms',
      'call activate, ms',
      'finish, ms',
      'in all, ms',
      'slowest, ms',
    ],
    rows: [row('Easel', easel), row('one that does nothing', empty)],
    promises: [
      {
        promise: `activation takes at most 1.5 × an empty extension’s, or ${allowance} ms more`,
        seen: `${ours} ms, ${theirs} ms`,
        isKept: ours <= Math.max(1.5 * theirs, theirs + allowance),
      },
    ],
  };
}
