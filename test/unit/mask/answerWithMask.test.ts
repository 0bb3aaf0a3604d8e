// A mask of another picture's size is refused by a gateway after the wait, by some after charging for it.
import assert from 'node:assert/strict';
import { answerWithMask } from '../../../src/host/gallery/answerWithMask';
import { readParams } from '../../../src/host/gallery/pageInput';
import type { Services } from '../../../src/host/services';
import type { Task } from '../../../src/domain/task';
import { maskStrokesLimit } from '../../../src/domain/task';
import { FakeClock } from '../../support/fakeClock';
import { failsWith } from '../../support/failsWith';
import { makeTask } from '../../support/makeTask';
import { pngBytes } from '../../support/pngBytes';
import { TaskWorld } from '../../support/taskWorld';
import { useTempFolders } from '../../support/tempFolder';

const file = { hash: 'a'.repeat(64), mime: 'image/png', width: 40, height: 30, byteLength: 9 };
const parent = makeTask({
  id: 'parent',
  phase: 'succeeded',
  assets: [{ kind: 'image', url: 'https://x/1.png', file }],
});
const waiting = makeTask({
  id: 'region',
  phase: 'needsInput',
  inputWanted: { input: 'mask', suggestion: '' },
  parent: { taskId: 'parent', actionId: 'r', label: 'Vary (Region)' },
});

describe('an answer with a mask', () => {
  const tempFolder = useTempFolders();
  let done: string[];
  const services = (tasks: readonly Task[]) => {
    done = [];
    return {
      store: {
        get: (id: string) => Promise.resolve(tasks.find((task) => task.id === id)),
        isBinned: () => Promise.resolve(false),
      },
      pictures: {
        add: (_: Uint8Array, name: string) => {
          done.push(`keep ${name}`);
          return Promise.resolve({ ...file, name });
        },
      },
      tasks: {
        answer: (id: string, { prompt }: { prompt: string }) => {
          done.push(`answer ${id} ${prompt}`);
          return Promise.resolve();
        },
      },
    } as unknown as Services;
  };

  it('is sent when the mask is as large as the parent’s picture', async () => {
    await answerWithMask(services([parent, waiting]), 'region', 'a tent', pngBytes(40, 30));
    assert.deepEqual(done, ['keep mask.png', 'answer region a tent']);
  });

  it('is refused, with nothing kept or sent, when it is no mask of that picture', async () => {
    const bad: readonly (readonly [readonly Task[], Uint8Array])[] = [
      [[parent, waiting], pngBytes(30, 40)],
      [[parent, waiting], new Uint8Array([1, 2, 3])],
      [[waiting], pngBytes(40, 30)],
      [[{ ...parent, assets: [] }, waiting], pngBytes(40, 30)],
    ];
    for (const [tasks, bytes] of bad) {
      const answer = answerWithMask(services(tasks), 'region', 'a tent', bytes);
      await assert.rejects(answer, failsWith('badMask'));
      assert.deepEqual(done, []);
    }
  });

  it('does not take from the page what is no PNG, or too much', () => {
    const answer = (mask: unknown) => readParams('task/answer', { taskId: 'a', prompt: '', mask });
    const png = new Uint8Array(pngBytes(2, 2)).buffer;
    assert.equal(answer(png).mask, png);
    const huge = new ArrayBuffer(21 * 1024 * 1024);
    new Uint8Array(huge).set(new Uint8Array(png));
    for (const mask of [huge, new ArrayBuffer(3), 'iVBORw0KGgo', null]) {
      assert.throws(() => answer(mask));
    }
    const keep = (strokes: unknown) => readParams('mask/keep', { taskId: 'a', strokes });
    assert.doesNotThrow(() => keep([{ tool: 'invert' }]));
    assert.throws(() => keep(['x'.repeat(maskStrokesLimit)]));
    assert.throws(() => keep({}));
  });

  it('leaves its strokes with the picture that was marked, also for another window', async () => {
    const [folder, clock] = [tempFolder(), new FakeClock()];
    const world = new TaskWorld({ folder, clock });
    await world.start();
    await world.store.put(parent);
    await world.manager.keepStrokes('parent', [{ tool: 'invert' }]);
    await assert.rejects(world.manager.keepStrokes('nobody', []), failsWith('taskUnknown'));
    world.stop();
    const other = new TaskWorld({ folder, clock, owner: 'window-2' });
    await other.start();
    assert.deepEqual((await other.store.get('parent'))?.maskStrokes, [{ tool: 'invert' }]);
    other.stop();
  });
});
