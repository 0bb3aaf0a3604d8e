import assert from 'node:assert/strict';
import type { RequestKind } from '../../../src/domain/request';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../src/sandbox/sandbox';
import {
  actionNamed,
  addFault,
  finished,
  imagine,
  makeContext,
  makeProvider,
  observeUntilSettled,
  picture,
  press,
  requestsTo,
} from './bench';

const composed: readonly RequestKind[] = [
  'imagine',
  'blend',
  'describe',
  'swapFace',
  'edit',
  'shorten',
  'video',
];

describe('what Test Connection finds out', () => {
  let sandbox: Sandbox;
  afterEach(() => sandbox.close());

  const start = async (options: SandboxOptions) => {
    sandbox = await startSandbox({ pace: 0.01, ...options });
    const provider = makeProvider();
    const context = makeContext(sandbox.url);
    const check = async () => (await provider.checkConnection(context)).details;
    const offered = () => {
      const { requestKinds } =
        provider.capabilitiesOf?.(context.connection) ?? provider.capabilities;
      return composed.filter((kind) => requestKinds.includes(kind));
    };
    return { provider, context, check, offered };
  };

  for (const personality of ['proxy', 'new-api'] as const) {
    it(`sends nothing that could be charged, and nothing anybody has to understand, ${personality}`, async () => {
      // Lost: money, for pressing a button that says it tests.
      const { check, offered } = await start({ personality });
      const details = await check();
      for (const { method, path, body } of sandbox.requests) {
        const isQuery = method === 'GET' || path === '/mj/task/list-by-condition';
        assert.ok(isQuery, `${method} ${path}`);
        if (method === 'GET') assert.equal(body, null);
      }
      assert.deepEqual(sandbox.charges, []);
      assert.deepEqual(offered(), composed);
      assert.ok(!details.join('\n').includes('key-1234567890'));
    });

    it(`leaves out what the gateway lacks, and offers it again once it is there, ${personality}`, async () => {
      // Lost: a kind of request that can only fail, or one that a gateway has had since yesterday.
      const without = ['video', 'shorten', 'swap', 'describe'];
      const { check, offered, context, provider } = await start({ personality, without });
      assert.deepEqual(offered(), composed, 'before a check nothing is left out');
      const details = await check();
      assert.deepEqual(offered(), ['imagine', 'blend', 'edit']);
      const missing = details.find((line) => line.startsWith('missing submits: ')) ?? '';
      for (const word of ['/submit/video', '/submit/shorten', '/insight-face/swap']) {
        assert.ok(missing.includes(word), missing);
      }
      // Imagine is not touched by any of it.
      assert.equal((await finished(provider, imagine('a fox'), context)).phase, 'succeeded');

      const { port } = sandbox;
      await sandbox.close();
      sandbox = await startSandbox({ personality, port });
      await check();
      assert.deepEqual(offered(), composed);
    });
  }

  it('goes no other way around a button when that is known to be missing, either', async () => {
    // Lost: a request that can only fail, each time Animate is pressed.
    const { check, provider, context } = await start({
      personality: 'new-api',
      without: ['video'],
    });
    await check();
    const grid = await finished(provider, imagine('a fox'), context);
    const single = await observeUntilSettled(
      provider,
      await press(provider, grid, 'U1', context),
      context,
    );
    const { id } = actionNamed(single, 'Animate (High motion)');
    const outcome = await provider.act(single, id, 'local', context);
    assert.equal(outcome.kind, 'refused');
    assert.equal(outcome.failure.kind, 'notOffered');
    assert.notEqual(provider.refusalOf?.(single, id, context.connection), undefined);
    assert.equal(requestsTo(sandbox, '/submit/video').filter(isPost).length, 0);
  });

  it('knows that there are no seeds', async () => {
    // Lost: a minute of waiting for an answer that cannot come.
    const { check, provider, context } = await start({ without: ['image-seed'] });
    const canGetSeed = () => provider.capabilitiesOf?.(context.connection).canGetSeed;
    assert.equal(canGetSeed(), true);
    assert.ok((await check()).includes('seed: no'));
    assert.equal(canGetSeed(), false);
  });

  it('tells speeds by path from a gateway that takes any word', async () => {
    // Lost: fast paid for, or relax waited for, by a word that is dropped on the way.
    const proxy = await start({ personality: 'proxy' });
    assert.ok((await proxy.check()).includes('speed by path: relax fast turbo'));
    await sandbox.close();
    const newApi = await start({ personality: 'new-api' });
    const line = 'speed by path: any word is taken, so that none may count';
    assert.ok((await newApi.check()).includes(line));
  });

  it('knows the other name of Edit before the first one is sent', async () => {
    // Lost: Edit, on trueai's older builds, for a gateway that answers a missing path with a page.
    const { check, offered, provider, context } = await start({ without: ['edits'] });
    await check();
    assert.ok(offered().includes('edit'));
    const outcome = await provider.submit(
      { kind: 'edit', prompt: 'a fox', picture },
      'local',
      context,
    );
    assert.equal(outcome.kind, 'accepted');
    assert.equal(requestsTo(sandbox, '/submit/edits').filter(isPost).length, 0);
    assert.equal(requestsTo(sandbox, '/submit/edit').filter(isPost).length, 1);
  });

  it('knows that there is no Refresh, and asks for the task instead', async () => {
    // Lost: a useless request each time a link has died.
    const { check, provider, context } = await start({ refresh: false });
    assert.ok((await check()).includes('refresh of links: no'));
    const task = await finished(provider, imagine('a fox'), context);
    await assert.rejects(Promise.resolve(provider.refreshLinks?.(task, context)));
    assert.equal(requestsTo(sandbox, '/submit/refresh').filter(isPost).length, 0);
    await sandbox.close();
    const other = await start({});
    assert.ok((await other.check()).includes('refresh of links: yes'));
  });

  it('knows whether tasks can be cancelled, and offers it only then', async () => {
    // Lost: a button that stops a wrong prompt, or the belief that a task has stopped which goes on.
    const canCancel = ({ provider, context }: Awaited<ReturnType<typeof start>>) =>
      provider.capabilitiesOf?.(context.connection).canCancel;
    const proxy = await start({ personality: 'proxy' });
    assert.equal(canCancel(proxy), false, 'hidden before anything is known');
    assert.ok((await proxy.check()).includes('cancel: yes'));
    assert.equal(canCancel(proxy), true);
    await sandbox.close();
    const without = await start({ personality: 'proxy', without: ['cancel'] });
    assert.ok((await without.check()).includes('cancel: no'));
    assert.equal(canCancel(without), false);
    await sandbox.close();
    const newApi = await start({ personality: 'new-api' });
    assert.ok((await newApi.check()).includes('cancel: found out when one is asked for'));
    assert.equal(canCancel(newApi), false);
  });

  it('knows that there is no batch query', async () => {
    // Lost: a failed request before each round of single ones.
    const { check, provider, context } = await start({});
    const task = await finished(provider, imagine('a fox'), context);
    await addFault(sandbox, 'list-by-condition', '404-html', 2);
    assert.ok((await check()).includes('batch query: no'));
    const asked = requestsTo(sandbox, 'list-by-condition').length;
    await provider.observe([task], context);
    assert.equal(requestsTo(sandbox, 'list-by-condition').length, asked);
  });

  it('concludes nothing from a gateway that is busy', async () => {
    // Lost: every button but Imagine, for an hour in which the gateway was overloaded.
    const { check, offered } = await start({ personality: 'proxy' });
    await addFault(sandbox, '/submit/', '502', 1_000);
    await addFault(sandbox, '/v1/models', '502', 1_000);
    const details = await check();
    assert.deepEqual(offered(), composed);
    assert.ok(details.includes('submits: found out when one is sent'));
  });
});

function isPost({ method }: { readonly method: string }): boolean {
  return method === 'POST';
}
