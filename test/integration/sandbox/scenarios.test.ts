import assert from 'node:assert/strict';
import { scenarios } from '../../../src/sandbox/scenarios';
import { SandboxClient, standingClock } from './sandboxClient';

describe('sandbox scenarios', () => {
  let client: SandboxClient;
  before(async () => {
    client = await SandboxClient.start();
  });
  after(() => client.close());

  const imagine = (scenario: string) =>
    client.send('POST', '/mj/submit/imagine', { prompt: `a tree sandbox:${scenario}` });
  const list = async () => (await client.send('GET', '/mj/task/list')).json() as Promise<unknown[]>;

  // The status of each refusal decides what a person is told and whether anything is sent again.
  it('refuses over HTTP in the ways gateways do', async () => {
    const expected = {
      '401': 401,
      '403': 403,
      '403-html': 403,
      '404-html': 404,
      '413': 413,
      '500': 500,
      '502': 502,
      'no-model': 503,
    };
    const before = (await list()).length;
    for (const [name, status] of Object.entries(expected)) {
      assert.equal((await imagine(name)).status, status, name);
    }
    assert.equal((await list()).length, before);
  });

  // Codes behind status 200 are refusals too.
  it('refuses with the codes of the envelope', async () => {
    const expected = {
      banned: 24,
      'queue-full': 23,
      'queue-full-9': 9,
      limit: -1,
      'no-account': 3,
      'no-credit': 4,
      'unknown-name': 4,
    };
    for (const [name, code] of Object.entries(expected)) {
      const body = (await (await imagine(name)).json()) as { code: number };
      assert.equal(body.code, code, name);
    }
  });

  // The card of a refused prompt names the word.
  it('finds a banned word on its own', async () => {
    const reply = await client.post('/mj/submit/imagine', { prompt: 'a river of blood' });
    assert.deepEqual([reply.code, reply.properties?.['bannedWord']], [24, 'blood']);
    assert.equal((await client.imagine('a bloodhound')).status, 'SUCCESS');
  });

  // Waiting as told and trying again must work.
  it('429 says how long to wait and accepts the second try', async () => {
    const first = await imagine('429');
    assert.deepEqual([first.status, first.headers.get('retry-after')], [429, '1']);
    assert.equal((await imagine('429')).status, 200);
  });

  // Answers that are not what their label says.
  it('answers a page, nothing, or JSON labelled as text', async () => {
    assert.match(await (await imagine('html')).text(), /^<!doctype html>/);
    assert.equal(await (await imagine('empty')).text(), '');
    const plain = await imagine('text-plain');
    assert.match(plain.headers.get('content-type') ?? '', /^text\/plain/);
    assert.equal(((await plain.json()) as { code: number }).code, 1);
  });

  // An answer that arrives half is neither a yes nor a no: what was accepted must not be sent again.
  it('accepts, and spoils the answer on its way', async () => {
    const before = (await list()).length;
    assert.match((await imagine('wrong-type')).headers.get('content-type') ?? '', /^image\/gif/);
    await assert.rejects(async () => (await imagine('cut-short')).json(), SyntaxError);
    await assert.rejects(async () => (await imagine('broken-off')).text());
    const huge = (await imagine('huge')).body?.getReader();
    const first = await huge?.read();
    assert.equal(String(first?.value?.[0]), '32');
    await huge?.cancel();
    const drip = (await imagine('drip')).body?.getReader();
    assert.equal((await drip?.read())?.value?.byteLength, 1);
    await drip?.cancel();
    assert.equal((await list()).length, before + 5);
  });

  // A key that follows a pointer to a stranger is given away.
  it('points elsewhere, and answers who comes from there', async () => {
    const before = (await list()).length;
    const pointed = async (name: string) => {
      const headers = { authorization: 'Bearer k', 'x-sandbox-scenario': name };
      const reply = await fetch(`${client.sandbox.url}/mj/task/list`, {
        headers,
        redirect: 'manual',
      });
      assert.equal(reply.status, 307);
      return { to: new URL(reply.headers.get('location') ?? ''), headers };
    };
    const near = await pointed('redirect');
    assert.equal(near.to.origin, client.sandbox.url);
    assert.equal((await fetch(near.to, { headers: near.headers })).status, 200);
    assert.equal((await pointed('redirect-away')).to.hostname, 'localhost');
    assert.equal((await pointed('redirect-loop')).to.searchParams.size, 0);
    assert.equal((await list()).length, before);
  });

  // Sent again after a cut connection, a task is paid twice: the sandbox must show both sides of it.
  it('cuts the connection with or without accepting the task', async () => {
    const before = (await list()).length;
    await assert.rejects(imagine('drop-before'));
    assert.equal((await list()).length, before);
    await assert.rejects(imagine('drop'));
    assert.equal((await list()).length, before + 1);
  });

  // Every ending a task can have.
  it('lets tasks fail and hang', async () => {
    const failed = await client.imagine('a tree sandbox:fail60');
    assert.equal(failed.status, 'FAILURE');
    assert.match(failed.failReason ?? '', /stopped/);
    assert.match(
      (await client.imagine('a tree sandbox:banned-late')).failReason ?? '',
      /^\[Banned prompt/,
    );
    const stuck = await client.post('/mj/submit/imagine', { prompt: 'a tree sandbox:stuck' });
    await client.post('/sandbox/advance', { seconds: 500 });
    assert.equal((await client.task(stuck.result)).progress, '50%');
  });

  // A person would wait for good for a task that the gateway no longer knows.
  it('forgets a task that was there', async () => {
    const still = await SandboxClient.start({ now: standingClock });
    try {
      const prompt = 'a tree sandbox:forgotten';
      const { result } = await still.post('/mj/submit/imagine', { prompt });
      assert.equal((await still.send('GET', `/mj/task/${result}/fetch`)).status, 200);
      await still.post('/sandbox/advance', { seconds: 5 });
      assert.equal((await still.send('GET', `/mj/task/${result}/fetch`)).status, 204);
    } finally {
      await still.close();
    }
  });

  // A status nobody has seen must not end a task.
  it('shows odd statuses, texts and falling percentages on the way', async () => {
    const slow = await SandboxClient.start({ pace: 1, now: standingClock });
    try {
      const ids: Record<string, string> = {};
      for (const name of ['odd-status', 'text-progress', 'backwards']) {
        ids[name] = (await slow.post('/mj/submit/imagine', { prompt: `x sandbox:${name}` })).result;
      }
      await slow.post('/sandbox/advance', { seconds: 9 });
      const early = await slow.task(ids['backwards'] ?? '');
      await slow.post('/sandbox/advance', { seconds: 4 });
      assert.equal((await slow.task(ids['odd-status'] ?? '')).status, 'WARMING_UP');
      assert.equal((await slow.task(ids['text-progress'] ?? '')).progress, 'Waiting to start');
      const late = await slow.task(ids['backwards'] ?? '');
      assert.ok(Number.parseInt(late.progress) < Number.parseInt(early.progress) + 10);
      await slow.post('/sandbox/advance', { seconds: 20 });
      for (const id of Object.values(ids)) assert.equal((await slow.task(id)).status, 'SUCCESS');
    } finally {
      await slow.close();
    }
  });

  // Buttons missing, unknown, or written as a text.
  it('finishes with odd buttons', async () => {
    assert.equal((await client.imagine('a tree sandbox:no-buttons')).buttons, undefined);
    const odd = await client.imagine('a tree sandbox:odd-buttons');
    assert.ok(odd.buttons?.some(({ label }) => label === 'Hologram'));
    assert.equal(typeof (await client.imagine('a tree sandbox:text-buttons')).buttons, 'string');
  });

  // A header and a fault reach requests that have no prompt: polling and pictures.
  it('obeys a header, a fault and a key', async () => {
    const header = { authorization: 'Bearer k', 'x-sandbox-scenario': '502' };
    assert.equal((await client.send('GET', '/mj/task/1/fetch', undefined, header)).status, 502);
    const match = { method: 'POST', path: '/list-by-condition' };
    await client.post('/sandbox/faults', { match, scenario: '500', times: 2 });
    const poll = async () =>
      (await client.send('POST', '/mj/task/list-by-condition', { ids: [] })).status;
    assert.deepEqual([await poll(), await poll(), await poll()], [500, 500, 200]);
    const status = async (key: string) =>
      (await client.send('GET', '/mj/task/list', undefined, { authorization: `Bearer ${key}` }))
        .status;
    assert.deepEqual(
      [await status('revoked'), await status('forbidden-2'), await status('sk-x')],
      [401, 403, 200],
    );
    assert.equal(
      (await client.send('POST', '/sandbox/faults', { scenario: 'nonsense' })).status,
      400,
    );
  });

  // A scenario nobody can look up is not used.
  it('lists every scenario with a line about it', async () => {
    const listed = (await (await client.send('GET', '/sandbox/scenarios')).json()) as object;
    assert.deepEqual(listed, scenarios);
    for (const line of Object.values(scenarios)) assert.ok(line.length > 10);
  });

  // A demonstration with its own sandbox must not be broken by a word in a prompt.
  it('ignores scenarios it was told to refuse', async () => {
    const calm = await SandboxClient.start({ refusedScenarios: ['401'] });
    const reply = await calm.post('/mj/submit/imagine', { prompt: 'a tree sandbox:401' });
    assert.equal(reply.code, 1);
    await calm.close();
  });
});
