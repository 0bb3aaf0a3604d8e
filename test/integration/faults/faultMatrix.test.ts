// A gateway on a bad day would take money for nothing, or a person be left with a card that says nothing.
import assert from 'node:assert/strict';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startSandbox, type RecordedRequest, type Sandbox } from '../../../src/sandbox/sandbox';
import { scenarios, type ScenarioName } from '../../../src/sandbox/scenarios';
import { MatrixPage, type MatrixTable } from '../../support/matrixPage';
import { useTempFolders } from '../../support/tempFolder';
import { copyScene, makeScene, type Facts } from '../crash/scene';
import {
  answerCall,
  cancelCall,
  checkCall,
  pictureCall,
  refreshCall,
  probeCall,
  sideBySide,
  uploadCall,
  watchCalls,
  type FaultCall,
} from './faultCalls';
import { faultPage, type FaultTotals } from './faultPage';
import { FaultWindow } from './faultWindow';

const personalities = ['proxy', 'new-api'] as const;
type Personality = (typeof personalities)[number];

interface Lane {
  readonly sandbox: Sandbox;
  readonly folder: string;
  readonly facts: Facts;
}

/** Clear refusals of a moment, which may be sent again: see `submitRetry`. */
const mayBeSentAgain: readonly ScenarioName[] = ['429', 'queue-full', 'queue-full-9'];
/** Each window's calls are asked for side by side. */
const windows: readonly (readonly FaultCall[])[] = [
  sideBySide,
  [answerCall],
  [checkCall],
  [pictureCall],
  [refreshCall],
  [cancelCall],
  ...watchCalls.map((call) => [call]),
  [probeCall],
];
const calls = windows.flat();
/** One for the answer, for Check, for Refresh and for Cancel, and one for each way of watching. */
const helperImagines = 4 + watchCalls.length;

const page = new MatrixPage('fault-matrix.md', 'fault matrix', 12);

describe('fault matrix', function () {
  this.timeout(page.isWhole ? 600_000 : 240_000);
  const tempFolder = useTempFolders();
  const lanes = new Map<Personality, Lane>();
  const tables = new Map<string, MatrixTable>();
  const totals: FaultTotals = { lost: [], sentTwice: [], unexplained: [] };

  before(async () => {
    await Promise.all(
      personalities.map(async (personality) => {
        const sandbox = await startSandbox({ personality, pace: 0.001, concurrency: 1_000 });
        const folder = tempFolder();
        mkdirSync(join(folder, 'scene'));
        const facts = await makeScene(sandbox.url, join(folder, 'scene'));
        lanes.set(personality, { sandbox, folder, facts });
      }),
    );
  });
  after(async () => {
    for (const { sandbox } of lanes.values()) await sandbox.close();
  });

  /** All calls of one kind of gateway under one scenario. */
  const seeAll = async (personality: Personality, scenario: ScenarioName) => {
    const lane = lanes.get(personality);
    assert.ok(lane);
    const { sandbox, facts } = lane;
    const requestsBefore = sandbox.requests.length;
    const chargesBefore = sandbox.charges.length;
    const seen = new Map<FaultCall, string>();
    await Promise.all(
      windows.map(async (some, index) => {
        const folder = copyScene(
          join(lane.folder, 'scene'),
          join(lane.folder, `${scenario}-${index}`),
        );
        const stage = new FaultWindow({ sandbox, folder, facts, scenario });
        await stage.window.start();
        try {
          const words = await Promise.all(
            some.map(async (call) => {
              try {
                return await call.see(stage);
              } catch (error) {
                throw new Error(`${call.name} under ${scenario}`, { cause: error });
              }
            }),
          );
          for (const [at, call] of some.entries()) seen.set(call, words[at] ?? '');
        } finally {
          await stage.window.manager.flush();
          stage.window.close();
          rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
        }
      }),
    );
    const charges = sandbox.charges.slice(chargesBefore);
    for (const [call, word] of seen) {
      tables.get(call.name)?.add(scenario, personality, word);
      const where = `${call.name}, ${scenario}, ${personality}: ${word}`;
      if (word.includes('unexplained')) totals.unexplained.push(where);
      const charged = charges.filter((path) => path.includes(call.path)).length - helpers(call);
      if (charged > 0 && /^failed: .*not charged|not there/.test(word)) totals.lost.push(where);
      if (charged > 1 && call !== uploadCall) totals.sentTwice.push(where);
    }
    for (const one of sentTwice(sandbox.requests.slice(requestsBefore))) {
      if (!mayBeSentAgain.includes(scenario)) totals.sentTwice.push(`${one}, ${scenario}`);
    }
  };

  for (const { name, path } of calls) {
    tables.set(name, page.table(name, `\`${path}\``, personalities));
  }
  for (const scenario of Object.keys(scenarios) as ScenarioName[]) {
    // All calls of a scenario are tried together, or none.
    const wanted = calls.flatMap(({ name }) =>
      personalities.map((one) => tables.get(name)?.isWanted(scenario, one, scenario)),
    );
    if (wanted.includes(false)) continue;
    it(`${scenario}: whatever is asked for is had, or explained, and paid for once`, async () => {
      const { lost, sentTwice: twice, unexplained } = totals;
      const before = [lost.length, twice.length, unexplained.length] as const;
      await Promise.all(personalities.map((personality) => seeAll(personality, scenario)));
      assert.deepEqual(
        [lost.slice(before[0]), twice.slice(before[1]), unexplained.slice(before[2])],
        [[], [], []],
        'lost, sent twice, unexplained',
      );
    });
  }

  it('is what docs/fault-matrix.md says', () => {
    page.compare((all) => faultPage(all, totals));
  });
});

/** The same submit with the same name of ours, more than once. */
function sentTwice(requests: readonly RecordedRequest[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { path, body } of requests) {
    const state = (body as { state?: unknown } | null)?.state;
    if (typeof state !== 'string' || state === '' || path.includes('pointed-here')) continue;
    const key = `${path.split('?')[0] ?? ''} ${state}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].flatMap(([key, count]) => (count > 1 ? [`${count} × ${key}`] : []));
}

/** The imagines by which other calls come to a task that they can ask about. */
function helpers({ name }: FaultCall): number {
  return name === 'Imagine' ? helperImagines : 0;
}
