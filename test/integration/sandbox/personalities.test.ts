import assert from 'node:assert/strict';
import { SandboxClient, standingClock } from './sandboxClient';

describe('sandbox as a proxy', () => {
  let client: SandboxClient;
  before(async () => {
    client = await SandboxClient.start();
  });
  after(() => client.close());

  // A client that takes an unknown task for a broken gateway stops watching good ones.
  it('answers 204 for an unknown task and 404 with code 3 for its action', async () => {
    assert.equal((await client.send('GET', '/mj/task/1/fetch')).status, 204);
    const body = { taskId: '1', customId: 'MJ::JOB::upsample::1::x' };
    const reply = await client.send('POST', '/mj/submit/action', body);
    assert.equal(reply.status, 404);
    assert.equal(((await reply.json()) as { code: number }).code, 3);
  });

  // Cancel, list and seed are what a proxy has and a person may press.
  it('cancels, lists by ids and tells the seed', async () => {
    const { result } = await client.post('/mj/submit/imagine', { prompt: 'a tree sandbox:stuck' });
    await client.send('POST', `/mj/task/${result}/cancel`);
    const task = await client.settled(result);
    assert.deepEqual([task.status, task.failReason], ['FAILURE', '取消任务']);
    const listed = await client.post<{ id: string }[]>('/mj/task/list-by-ids', {
      ids: [result, 'x'],
    });
    assert.deepEqual(
      listed.map(({ id }) => id),
      [result],
    );
    const done = await client.imagine('a tree --seed 4242');
    const seed = await client.send('GET', `/mj/task/${done.id}/image-seed`);
    assert.equal(((await seed.json()) as { result: string }).result, '4242');
  });

  // Mistakes a person makes must be refused as gateways refuse them, in words.
  it('refuses what is not valid with code 4', async () => {
    const code = async (path: string, body: object) => (await client.post(path, body)).code;
    assert.equal(await code('/mj/submit/imagine', { prompt: '  ' }), 4);
    assert.equal(await code('/mj/submit/imagine', { prompt: 'x'.repeat(100_000) }), 4);
    assert.equal(
      await code('/mj/submit/blend', { base64Array: ['data:image/png;base64,AA=='] }),
      4,
    );
    assert.equal(await code('/mj/submit/describe', { base64: 'data:image/png;base64,bm8=' }), 4);
    assert.equal(await code('/mj/insight-face/swap', { sourceBase64: 'x' }), 4);
  });

  // Prompts in other scripts must come back as they were typed.
  it('keeps a prompt of any script', async () => {
    const prompt = '夜晚的灯塔 🌊 phare à l’aube — «маяк»';
    assert.equal((await client.imagine(prompt)).prompt, prompt);
  });

  // Older clients press by action and index; the right picture must come.
  it('understands change and simple-change', async () => {
    const grid = await client.imagine('a tree');
    const whole = await client.picture(grid);
    const first = await client.post('/mj/submit/change', {
      taskId: grid.id,
      action: 'UPSCALE',
      index: 2,
    });
    const same = await client.post('/mj/submit/simple-change', { content: `${grid.id} U2` });
    const [a, b] = [await client.settled(first.result), await client.settled(same.result)];
    assert.equal((await client.picture(a)).width, whole.width / 2);
    assert.deepEqual((await client.picture(a)).data, (await client.picture(b)).data);
  });

  // All three ways of sending a key are in use; a client is tested with each.
  it('reads the key from any of its places and refuses none', async () => {
    for (const headers of [
      { authorization: 'Bearer k' },
      { authorization: 'k' },
      { 'mj-api-secret': 'k' },
    ]) {
      assert.equal((await client.send('GET', '/mj/task/list', undefined, headers)).status, 200);
    }
    assert.equal((await client.send('GET', '/mj/task/list', undefined, {})).status, 401);
  });
});

describe('sandbox as new-api', () => {
  let client: SandboxClient;
  before(async () => {
    client = await SandboxClient.start({ personality: 'new-api', pace: 0.02 });
  });
  after(() => client.close());

  // "" is what most people's gateway answers first; taken for a failure, every task would look failed.
  it('shows an empty status first, then the reduced record with its own image path', async () => {
    const still = await SandboxClient.start({ personality: 'new-api', now: standingClock });
    try {
      const { result } = await still.post('/mj/submit/imagine', { prompt: 'a tree' });
      const first = await still.task(result);
      assert.deepEqual(
        [first.status, first.progress, first.buttons, first.properties],
        ['', '0%', null, null],
      );
      await still.post('/sandbox/advance', { seconds: 60 });
      const done = await still.settled(result);
      assert.equal(done.imageUrl, `${still.sandbox.url}/mj/image/${result}`);
      assert.deepEqual(Object.keys(done.properties ?? {}), ['finalPrompt', 'finalZhPrompt']);
      assert.ok(!('imageWidth' in done));
      assert.ok((await still.picture(done)).width > 0);
    } finally {
      await still.close();
    }
  });

  // A preview that cannot be loaded leaves a hole in the card.
  it('serves a preview with ?rand= while it runs', async () => {
    const slow = await SandboxClient.start({ personality: 'new-api', pace: 1 });
    try {
      const { result } = await slow.post('/mj/submit/imagine', { prompt: 'a tree --relax' });
      await slow.post('/sandbox/advance', { seconds: 31 });
      const task = await slow.task(result);
      assert.equal(task.status, 'IN_PROGRESS');
      assert.match(task.imageUrl ?? '', /\/mj\/image\/\d+\?rand=\d+$/);
      assert.ok((await slow.picture(task)).width < 500);
    } finally {
      await slow.close();
    }
  });

  // Error shapes decide which sentence a person reads.
  it('has its own shapes for unknown tasks, actions, paths and wrong types', async () => {
    const answer = async (method: string, path: string, body?: object) => {
      const response = await client.send(method, path, body);
      return { status: response.status, body: JSON.stringify(await response.json()) };
    };
    const unknown = await answer('GET', '/mj/task/1/fetch');
    assert.deepEqual(unknown, {
      status: 400,
      body: '{"description":"task_no_found ","type":"upstream_error","code":4}',
    });
    const action = await answer('POST', '/mj/submit/action', {
      taskId: '1',
      customId: 'MJ::BOOKMARK::x',
    });
    assert.equal(action.status, 400);
    assert.match(
      action.body,
      /^\{"error":\{"message":"Invalid request, unknown_action:MJ::BOOKMARK::x \(request id: /,
    );
    const customId = 'MJ::JOB::upsample::1::x';
    const numeric = await answer('POST', '/mj/submit/action', { taskId: 17, customId });
    assert.match(
      numeric.body,
      /cannot unmarshal number into Go struct field MidjourneyRequest.taskId of type string/,
    );
    assert.match(
      (await answer('POST', '/mj/task/list-by-condition', { ids: [1] })).body,
      /cannot unmarshal number/,
    );
    assert.match(
      (await answer('POST', '/mj/submit/blend', { base64Array: 'x' })).body,
      /cannot unmarshal string/,
    );
    const path = await answer('POST', '/mj/task/list-by-ids', { ids: [] });
    assert.equal(path.status, 404);
    assert.match(path.body, /"type":"invalid_request_error"/);
    const image = await answer('GET', '/mj/image/1');
    assert.deepEqual(image, { status: 400, body: '{"error":"midjourney_task_not_found"}' });
  });

  // 22 and 21 arrive as 1: a client must look at the status, not at the code.
  it('rewrites 22 and 21 to 1, but not for region and custom zoom', async () => {
    const queued = await client.post('/mj/submit/imagine', { prompt: 'a tree sandbox:queued' });
    assert.deepEqual([queued.code, queued.properties?.['numberOfQueues']], [1, 3]);
    const asked = await client.post('/mj/submit/imagine', { prompt: 'a tree sandbox:modal' });
    assert.deepEqual([asked.code, asked.description], [1, '窗口等待']);
    assert.equal((await client.settled(asked.result)).status, 'MODAL');
    const single = await client.press(await client.imagine('a tree'), 'U1');
    for (const kind of ['MJ::CustomZoom', 'MJ::Inpaint']) {
      const button = single.buttons?.find(({ customId }) => customId?.startsWith(kind));
      const reply = await client.post('/mj/submit/action', {
        taskId: single.id,
        customId: button?.customId,
      });
      assert.equal(reply.code, 21);
    }
  });

  // Any word may stand before /mj: that is how these gateways choose a speed.
  it('takes any prefix before /mj', async () => {
    const reply = await client.post('/mj-turbo-proxy/mj/submit/imagine', { prompt: 'a tree' });
    assert.equal(reply.code, 1);
  });

  // A restricted key submits and pays, then cannot look: the one error with a blank model name.
  it('lets a restricted key submit but not poll', async () => {
    const headers = { authorization: 'Bearer sk-restricted-1' };
    const reply = await client.send('POST', '/mj/submit/imagine', { prompt: 'a tree' }, headers);
    const { result } = (await reply.json()) as { result: string };
    const poll = await client.send('GET', `/mj/task/${result}/fetch`, undefined, headers);
    assert.equal(poll.status, 403);
    assert.match(await poll.text(), /该令牌无权访问模型 {2}\(request id/);
  });
});
