// A person presses whatever there is, in any order, while the gateway comes and goes and the window dies. Whatever the
// order of things: no task is lost, what has ended stays as it is, and nothing is ordered that nobody wanted.
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { useTempFolders } from '../../../support/tempFolder';
import { ExpectedTasks } from './expectedTasks';
import { modelCommands } from './modelCommands';
import { WindowOfModel } from './windowOfModel';

const kinds = [
  ...['imagine', 'press', 'send again', 'answer', 'check', 'discard', 'stop watching', 'cancel'],
  ...[
    'remove',
    'restore',
    'wait',
    'gateway gone',
    'gateway back',
    'window closed',
    'window killed',
  ],
  ...['window killed with an order', 'window killed with an answer'],
];
const stories = Number(process.env['EASEL_MODEL_STORIES'] ?? 60);
const seed = Number(process.env['EASEL_FUZZ_SEED'] ?? 1);

describe('A window in which anything happens', function () {
  const tempFolder = useTempFolders();
  this.timeout(30_000 + stories * 10_000);

  it(`loses no task, keeps every end, and orders only what was wanted: ${String(stories)} stories`, async () => {
    const done = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(
        fc.commands(modelCommands, { maxCommands: 60, size: 'max' }),
        async (commands) => {
          const real = await WindowOfModel.open(tempFolder());
          try {
            await fc.asyncModelRun(() => ({ model: new ExpectedTasks(done), real }), commands);
          } finally {
            await real.close();
          }
        },
      ),
      { numRuns: stories, seed },
    );
    const steps = [...done.values()].reduce((sum, count) => sum + count, 0);
    console.log(`      ${steps.toLocaleString('en')} steps of ${done.size} kinds, seed ${seed}`);
    // What never happens in them, they say nothing of.
    const few =
      stories < 25
        ? []
        : kinds.filter((kind) => ![...done.keys()].some((one) => one.startsWith(kind)));
    assert.deepEqual(few, []);
  });
});
