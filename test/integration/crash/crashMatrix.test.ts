// A crash in the wrong moment would be paid for: a picture that nobody finds any more, or one that is bought twice.
import assert from 'node:assert/strict';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox';
import { useTempFolders } from '../../support/tempFolder';
import { crashPage } from './crashPage';
import { crashPoints, pointWords } from './crashPoints';
import { crashWindow, type CrashPoint } from './crashWindow';
import { operations, type Operation } from './operations';
import { Relay } from './relay';
import { copyScene, makeScene, type Facts } from './scene';
import { makeOldScene, makeUnfinishedScene } from './scenesToStart';
import { judge, type Verdict } from './verdict';
import { MatrixPage } from '../../support/matrixPage';

const personalities = ['proxy', 'new-api'] as const;
type Personality = (typeof personalities)[number];

/** One gateway, its relay and a history; both kinds of gateways are tried side by side. */
interface Lane {
  readonly sandbox: Sandbox;
  readonly relay: Relay;
  readonly folder: string;
  readonly facts: Facts;
}

const page = new MatrixPage('crash-matrix.md', 'crash matrix', 24);

describe('crash matrix', function () {
  this.timeout(page.isWhole ? 1_800_000 : 240_000);
  const tempFolder = useTempFolders();
  const lanes = new Map<Personality, Lane>();
  const verdicts = new Map<string, Verdict>();

  before(async () => {
    await Promise.all(
      personalities.map(async (personality) => {
        const sandbox = await startSandbox({ personality, pace: 0.001, concurrency: 1_000 });
        const relay = await Relay.start(sandbox.url);
        const folder = tempFolder();
        mkdirSync(join(folder, 'scene'));
        const facts = await makeScene(relay.url, join(folder, 'scene'));
        lanes.set(personality, { sandbox, relay, folder, facts });
      }),
    );
  });
  after(async () => {
    for (const { sandbox, relay } of lanes.values()) {
      await relay.close();
      await sandbox.close();
    }
  });

  let cells = 0;
  /** One crash, and what is found after it. */
  const tryCell = async (lane: Lane, operation: Operation, base: string, point?: CrashPoint) => {
    const { relay, facts } = lane;
    const turn = cells++;
    const folder = copyScene(base, join(lane.folder, `cell-${turn}`));
    const order = { operation: operation.name, url: relay.url, folder, facts };
    const traceFile = join(lane.folder, `trace-${turn}.json`);
    const trace = await crashWindow({ ...order, traceFile }, relay, point);
    const seen = await judge({ operation, relay, facts, folder, turn }).catch((error: unknown) => {
      const where = point ? pointWords(point) : 'no crash';
      throw new Error(`${operation.name}, ${where}`, { cause: error });
    });
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    return { trace, seen };
  };

  const baseOf = async (lane: Lane, operation: Operation): Promise<string> => {
    const scene = join(lane.folder, 'scene');
    if (operation.name === 'Migration') return makeOldScene(scene, join(lane.folder, 'old'));
    if (operation.name !== 'Start') return scene;
    return makeUnfinishedScene(scene, join(lane.folder, 'unfinished'), lane);
  };

  for (const operation of operations) {
    const table = page.table(operation.name, `${operation.about}.`, personalities);
    it(`${operation.name}: nothing lost and nothing sent twice, wherever it dies`, async () => {
      await Promise.all(
        personalities.map(async (personality) => {
          const lane = lanes.get(personality);
          assert.ok(lane);
          const base = await baseOf(lane, operation);
          const { trace, seen } = await tryCell(lane, operation, base);
          table.isWanted('no crash', personality);
          table.add('no crash', personality, seen.word);
          verdicts.set(`${operation.name}, no crash, ${personality}`, seen);
          for (const point of crashPoints(trace)) {
            const row = pointWords(point);
            if (!table.isWanted(row, personality)) continue;
            const { seen: after } = await tryCell(lane, operation, base, point);
            table.add(row, personality, after.word);
            verdicts.set(`${operation.name}, ${row}, ${personality}`, after);
          }
        }),
      );
      const bad = [...verdicts]
        .filter(([cell, one]) => cell.startsWith(`${operation.name}, `) && badness(one).length > 0)
        .map(([cell, one]) => `${cell}: ${badness(one).join('; ')}`);
      assert.deepEqual(bad, []);
    });
  }

  it('is what docs/crash-matrix.md says', () => {
    page.compare((sections) => crashPage(sections, [...verdicts.values()]));
  });
});

function badness({ lost, sentTwice, unexplained }: Verdict): readonly string[] {
  return [
    ...lost.map((what) => `lost: ${what}`),
    ...sentTwice.map((what) => `sent twice: ${what}`),
    ...unexplained.map((what) => `unexplained: ${what}`),
  ];
}
