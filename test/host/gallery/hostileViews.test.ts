// What a gateway calls its buttons goes through the provider and the host to the page. On the way nothing of it may
// be lost, thrown over, or become a button that nobody can press.
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Task } from '../../../src/domain/task';
import { readParams } from '../../../src/host/gallery/pageInput';
import { taskView } from '../../../src/host/gallery/taskView';
import { readObservation } from '../../../src/providers/midjourney/observation';
import { readWireTask } from '../../../src/providers/midjourney/wireTask';
import { fakeTask } from '../support/fakeServices';

const runs = Number(process.env['EASEL_FUZZ_VIEWS'] ?? 2_000);
const place = { baseUrl: 'https://gateway.example', pathPrefix: '/mj' };
const circumstances = {
  addresses: { file: (hash: string) => `kept:${hash}`, thumbnail: () => undefined },
  nowMs: 0,
  isReachable: true,
  canCancel: false,
  canGetSeed: false,
  refusalOf: () => undefined,
};

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    '',
    ' ',
    '{0}',
    '$(zap)',
    '\u202Efox',
    '\u0000',
    '\uD83E',
    '<b>',
    'x'.repeat(9_000),
  ),
);
const customId = fc.oneof(
  words,
  fc.tuple(fc.constantFrom('MJ::JOB', 'MJ', 'mj::job', ''), words, words).map((p) => p.join('::')),
  fc.constantFrom('__proto__', 'constructor', 'MJ::JOB::__proto__::1', 'MJ::toString::2'),
);
const button = fc.record(
  { customId, label: words, emoji: words, style: fc.integer(), type: fc.integer() },
  { requiredKeys: ['customId'] },
);
const wireTask = fc.record({
  id: fc.constant('17'),
  action: fc.constantFrom('IMAGINE', 'UPSCALE', 'DESCRIBE', 'VIDEO', 'SHORTEN', '\u0000'),
  status: fc.constantFrom('SUCCESS', 'FAILURE', 'MODAL', 'IN_PROGRESS', 'NOT_START', '\u202E'),
  progress: words,
  prompt: words,
  promptEn: words,
  failReason: words,
  seed: words,
  imageUrl: fc.oneof(fc.webUrl(), words),
  buttons: fc.array(button, { maxLength: 12 }),
  properties: fc.record({ finalPrompt: words, bannedWord: words }),
});

describe('The view of a task that a hostile gateway made up', () => {
  it(`is drawn with every text as it came, and every button can be pressed: ${String(runs)}`, () => {
    fc.assert(
      fc.property(wireTask, (sent) => {
        const wire = readWireTask(sent);
        assert.ok(wire);
        const seen = readObservation(wire, place, fakeTask());
        const task: Task = { ...fakeTask(), assets: [], ...seen };
        const view = taskView(task, circumstances);
        const actions = task.phase === 'succeeded' ? task.actions : [];
        assert.deepEqual(
          view.actions.map(({ label, emoji }) => [label, emoji]),
          actions.map(({ label, emoji }) => [label, emoji]),
        );
        for (const { id: actionId, label } of view.actions) {
          assert.notEqual(label.trim(), '');
          const params = { taskId: view.id, actionId };
          assert.deepEqual(readParams('action/run', params), params);
        }
        // As it goes to the page.
        assert.deepEqual(structuredClone(view), view);
        assert.ok(JSON.stringify(view).length < 1_000_000);
      }),
      { numRuns: runs },
    );
  });
});
