import assert from 'node:assert/strict';
import { PNG } from 'pngjs';
import { SandboxClient, standingClock, type TaskJson } from './sandboxClient';

describe('sandbox status walk', () => {
  let client: SandboxClient;
  before(async () => {
    client = await SandboxClient.start({ pace: 1, now: standingClock });
  });
  after(() => client.close());

  const advance = (seconds: number) => client.post('/sandbox/advance', { seconds });

  // A task that jumps from nothing to done hides every fault of a progress display.
  it('goes NOT_START, SUBMITTED, IN_PROGRESS with percent and preview, SUCCESS', async () => {
    const { result: id } = await client.post('/mj/submit/imagine', {
      prompt: 'a tree',
      state: 's1',
    });
    assert.equal((await client.task(id)).status, 'NOT_START');
    await advance(1.2);
    assert.equal((await client.task(id)).status, 'SUBMITTED');
    await advance(2.5);
    const early = await client.task(id);
    assert.deepEqual([early.status, early.imageUrl, early.state], ['IN_PROGRESS', null, 's1']);
    await advance(8);
    const half = await client.task(id);
    assert.match(half.progress, /^\d\d%$/);
    const preview = PNG.sync.read(await client.bytes(half.imageUrl));
    await advance(10);
    const done = await client.task(id);
    assert.deepEqual([done.status, done.progress], ['SUCCESS', '100%']);
    const whole = await client.picture(done);
    assert.ok(preview.width < whole.width / 2);
    assert.equal(Math.sign(preview.width - preview.height), Math.sign(whole.width - whole.height));
  });

  const labels = (task: TaskJson) => task.buttons?.map(({ label, emoji }) => label || emoji);

  // Buttons in another order land under another finger.
  it('carries the buttons of each kind of picture, in order', async () => {
    const done = async (id: string) => {
      await advance(60);
      return client.settled(id);
    };
    const { result } = await client.post('/mj/submit/imagine', { prompt: 'a tree --ar 3:2' });
    const grid = await done(result);
    assert.deepEqual(labels(grid), ['U1', 'U2', 'U3', 'U4', '🔄', 'V1', 'V2', 'V3', 'V4']);
    const press = async (task: TaskJson, label: string) => {
      const customId = task.buttons?.find((one) => one.label === label)?.customId;
      return done((await client.post('/mj/submit/action', { taskId: task.id, customId })).result);
    };
    const single = await press(grid, 'U1');
    assert.deepEqual(labels(single), [
      'Upscale (Subtle)',
      'Upscale (Creative)',
      'Vary (Subtle)',
      'Vary (Strong)',
      'Vary (Region)',
      'Zoom Out 2x',
      'Zoom Out 1.5x',
      'Custom Zoom',
      'Make Square',
      '⬅️',
      '➡️',
      '⬆️',
      '⬇️',
      'Animate (High motion)',
      'Animate (Low motion)',
      '❤️',
      'Web',
    ]);
    const big = await press(single, 'Upscale (Creative)');
    assert.equal(labels(big)?.[0], 'Redo Upscale (Subtle)');
    assert.deepEqual(labels(await press(single, 'Animate (High motion)')), [
      'U1',
      'U2',
      'U3',
      'U4',
    ]);
    const shorten = await client.post('/mj/submit/shorten', {
      prompt: 'a very beautiful old tree on a hill',
    });
    assert.equal(labels(await done(shorten.result))?.[0], '1️⃣');
  });

  // Twenty tasks at once must be possible: some run, the others wait in line and come too.
  it('runs twelve at once and queues the rest with code 22', async () => {
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        client.post('/mj/submit/imagine', { prompt: `tree ${i}` }),
      ),
    );
    assert.deepEqual([...new Set(replies.map(({ code }) => code))], [1, 22]);
    const queued = replies.filter(({ code }) => code === 22);
    assert.equal(queued.length, 8);
    assert.ok(Number(queued.at(-1)?.properties?.['numberOfQueues']) > 0);
    await advance(60);
    const ids = replies.map(({ result }) => result);
    const tasks = await client.post<TaskJson[]>('/mj/task/list-by-condition', { ids });
    assert.ok(tasks.length === 20 && tasks.every(({ status }) => status === 'SUCCESS'));
  });

  // Slow mode that is as fast as fast mode teaches nothing about waiting.
  it('lets the path, the body and the prompt choose the speed', async () => {
    const run = async (path: string, body: object) =>
      (await client.post(path, { prompt: 'a boat', ...body })).result;
    const fast = await run('/mj/submit/imagine', {});
    const slow = [
      await run('/mj-relax/mj/submit/imagine', {}),
      await run('/relax/mj/submit/imagine', {}),
      await run('/mj/submit/imagine', { mode: 'RELAX' }),
      await run('/mj/submit/imagine', { prompt: 'a boat --relax' }),
      await run('/mj/submit/imagine', { accountFilter: { modes: ['RELAX'] } }),
    ];
    const quick = await run('/mj-turbo/mj/submit/imagine', {});
    await advance(11);
    assert.equal((await client.task(quick)).status, 'SUCCESS');
    await advance(12);
    assert.equal((await client.task(fast)).status, 'SUCCESS');
    for (const id of slow) assert.equal((await client.task(id)).status, 'IN_PROGRESS');
  });
});
