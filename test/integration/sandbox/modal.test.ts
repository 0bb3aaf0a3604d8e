import assert from 'node:assert/strict';
import { SandboxClient, type TaskJson } from './sandboxClient';

describe('sandbox windows', () => {
  let client: SandboxClient;
  let single: TaskJson;
  before(async () => {
    client = await SandboxClient.start();
    single = await client.press(await client.imagine('a castle --ar 3:2'), 'U1');
  });
  after(() => client.close());

  const customIdOf = (task: TaskJson, label: string) =>
    task.buttons?.find((one) => one.label === label || one.emoji === label)?.customId;

  // Without the window's own text a person would have to type the whole prompt again.
  it('custom zoom asks with code 21 and the prompt, and goes on under the same id', async () => {
    const customId = customIdOf(single, 'Custom Zoom');
    const asked = await client.post('/mj/submit/action', { taskId: single.id, customId });
    assert.deepEqual([asked.code, asked.description], [21, '窗口等待']);
    const waiting = await client.task(asked.result);
    assert.deepEqual(
      [waiting.status, waiting.properties?.finalPrompt],
      ['MODAL', 'a castle --ar 3:2 --zoom 2'],
    );
    const refused = { taskId: asked.result, prompt: 'a castle --zoom 3' };
    assert.equal((await client.post('/mj/submit/modal', refused)).code, 4);
    const answer = { taskId: asked.result, prompt: 'a castle --ar 3:2 --zoom 1.4' };
    assert.equal((await client.post('/mj/submit/modal', answer)).result, asked.result);
    assert.equal((await client.settled(asked.result)).action, 'CUSTOM_ZOOM');
    assert.equal((await client.post('/mj/submit/modal', answer)).code, 4);
  });

  // Without a mask, or with one of another size, the wrong part would be painted and paid for.
  it('region refuses a missing mask', async () => {
    const asked = await client.press(single, 'Vary (Region)');
    const reply = await client.post('/mj/submit/modal', { taskId: asked.id, prompt: 'a boat' });
    assert.equal(reply.code, 4);
    assert.equal((await client.task(asked.id)).status, 'MODAL');
  });

  // A remix account asks where others do not; a client that polls on would wait for ever.
  it('remix asks before a variation, by accountFilter or by a word in the prompt', async () => {
    const grid = await client.imagine('a castle');
    const body = {
      taskId: grid.id,
      customId: customIdOf(grid, 'V1'),
      accountFilter: { remix: true },
    };
    const asked = await client.post('/mj/submit/action', body);
    assert.deepEqual([asked.code, asked.properties?.['remix']], [21, true]);
    const answer = { taskId: asked.result, prompt: 'a castle in the snow' };
    await client.post('/mj/submit/modal', answer);
    const done = await client.settled(asked.result);
    assert.deepEqual([done.status, done.prompt], ['SUCCESS', 'a castle in the snow']);
    const other = await client.imagine('a castle sandbox:remix');
    assert.equal((await client.press(other, '🔄')).status, 'MODAL');
    assert.equal((await client.press(other, 'U1')).status, 'SUCCESS');
  });

  // A hidden window looks like an accepted task until its status is read.
  it('hidden-modal answers code 1 and shows MODAL', async () => {
    const reply = await client.post('/mj/submit/imagine', {
      prompt: 'a tree sandbox:hidden-modal',
    });
    assert.deepEqual([reply.code, reply.description], [1, '提交成功']);
    assert.equal((await client.settled(reply.result)).status, 'MODAL');
    await client.post('/mj/submit/modal', { taskId: reply.result, prompt: 'a tree' });
    assert.equal((await client.settled(reply.result)).status, 'SUCCESS');
  });

  // The numbers under a described picture must imagine that very sentence.
  it('a number under a shorten asks with its own text; imagine all makes four', async () => {
    const { result } = await client.post('/mj/submit/shorten', {
      prompt: 'a very old stone castle',
    });
    const asked = await client.press(await client.settled(result), '1️⃣');
    assert.deepEqual([asked.status, asked.prompt], ['MODAL', 'old stone castle']);
    await client.post('/mj/submit/modal', { taskId: asked.id });
    assert.equal((await client.settled(asked.id)).prompt, 'old stone castle');
    const image = await client.bytes(single.imageUrl);
    const base64 = `data:image/png;base64,${image.toString('base64')}`;
    const described = await client.settled(
      (await client.post('/mj/submit/describe', { base64 })).result,
    );
    const body = { taskId: described.id, customId: 'MJ::Job::PicReader::all', state: 's' };
    const ids = (await client.post('/mj/submit/action', body)).result.split(',');
    assert.equal(ids.length, 4);
    assert.equal((await client.task(ids[2] ?? '')).state, 's::3');
    assert.equal((await client.press(described, '🔄')).action, 'DESCRIBE');
  });
});
