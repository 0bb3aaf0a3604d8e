import assert from 'node:assert/strict';
import { dataUrl, drawn, SandboxClient } from './sandboxClient';

describe('sandbox links', () => {
  let client: SandboxClient;
  before(async () => {
    client = await SandboxClient.start();
  });
  after(() => client.close());

  const status = async (url: string | null) => (await fetch(url ?? '')).status;

  // Pictures kept only as links are gone the next day; a client must meet that here first.
  it('expire, and say so the way Discord does', async () => {
    const task = await client.imagine('a tree');
    const url = new URL(task.imageUrl ?? '');
    const [ex, is] = ['ex', 'is'].map((name) =>
      Number.parseInt(url.searchParams.get(name) ?? '', 16),
    );
    assert.equal((ex ?? 0) - (is ?? 0), 24 * 60 * 60);
    assert.equal(await status(url.href), 200);
    assert.equal(await status(url.href.replace(/hm=../, 'hm=00')), 404);
    await client.post('/sandbox/advance', { seconds: 24 * 60 * 60 + 1 });
    const late = await fetch(url.href);
    assert.deepEqual(
      [late.status, await late.text()],
      [404, 'This content is no longer available.'],
    );
    const fresh = await client.post('/mj/submit/refresh', { taskId: task.id });
    assert.equal(await status(fresh.result), 200);
    assert.equal(await status((await client.task(task.id)).imageUrl), 200);
  });

  // Refresh is in no public source: a client must live with each of its forms and without it.
  it('refresh takes an address or several, and can be left out', async () => {
    const task = await client.imagine('a tree sandbox:dead-link');
    assert.equal(await status(task.imageUrl), 404);
    const one = await client.post('/mj/submit/refresh', { url: task.imageUrl });
    assert.equal(await status(one.result), 200);
    const many = await client.post<{ result: string[] }>('/mj/submit/refresh', {
      urls: [task.imageUrl],
    });
    assert.equal(await status(many.result[0] ?? null), 200);
    const without = await SandboxClient.start({ personality: 'new-api', refresh: false });
    const reply = await without.send('POST', '/mj/submit/refresh', { taskId: task.id });
    assert.equal(reply.status, 404);
    assert.match(await reply.text(), /Invalid URL \(POST \/mj\/submit\/refresh\)/);
    await without.close();
  });

  // Pictures for prompts come back byte for byte, in the order they were sent.
  it('uploads are answered as links in order', async () => {
    const red = drawn(40, 30, () => [200, 0, 0]);
    const blue = drawn(20, 50, () => [0, 0, 200]);
    const body = { base64Array: [dataUrl(red), dataUrl(blue)] };
    const reply = await client.post<{ code: number; result: string[] }>(
      '/mj/submit/upload-discord-images',
      body,
    );
    assert.equal(reply.code, 1);
    const back = await client.bytes(reply.result[1]);
    assert.equal(dataUrl(back), body.base64Array[1]);
  });
});
