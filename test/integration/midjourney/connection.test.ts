import assert from 'node:assert/strict';
import {
  createServer,
  type IncomingHttpHeaders,
  type RequestListener,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { isFailureError } from '../../../src/domain/failure';
import { startSandbox } from '../../../src/sandbox/sandbox';
import { imagine, makeContext, makeProvider, picture, taskOf } from './bench';

const servers: Server[] = [];

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('where requests and keys go', () => {
  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  it('carries no key to another origin, be it a query or a submit', async () => {
    // Lost: the key, to whoever can make a gateway redirect.
    const seen: IncomingHttpHeaders[] = [];
    const stranger = await serve((request, reply) => {
      seen.push(request.headers);
      reply.end('{"code":1,"result":"1"}');
    });
    const gateway = await serve((request, reply) => {
      reply.writeHead(307, { location: `${stranger}${request.url ?? ''}` }).end();
    });
    const provider = makeProvider();
    const context = makeContext(gateway);
    const outcome = await provider.submit(imagine('a fox'), 'local', context);
    assert.equal(outcome.kind, 'refused');
    assert.equal(outcome.failure.kind, 'badReply');
    assert.match(outcome.failure.gatewayMessage ?? '', /redirected to http:\/\/127/);
    await assert.rejects(provider.find('1', context), { name: 'FailureError' });
    assert.deepEqual(seen, []);
  });

  it('follows a redirect within the gateway for a query', async () => {
    // Lost: gateways that add a slash or a version to their paths.
    const gateway = await serve((request, reply) => {
      if (request.url?.startsWith('/mj')) reply.writeHead(302, { location: '/new' }).end();
      else reply.end(JSON.stringify({ id: '1', status: 'SUCCESS', action: 'UPSCALE' }));
    });
    const seen = await makeProvider().find('1', makeContext(gateway));
    assert.equal(seen?.phase, 'succeeded');
  });

  it('cuts the key out of what a gateway says', async () => {
    // Lost: the key, in a log or a screenshot of an error.
    const gateway = await serve((_request, reply) => {
      reply.writeHead(401).end(JSON.stringify({ error: { message: 'bad token key-1234567890' } }));
    });
    const outcome = await makeProvider().submit(imagine('a fox'), 'local', makeContext(gateway));
    assert.equal(outcome.kind, 'refused');
    assert.equal(outcome.failure.gatewayMessage, 'bad token •••');
  });

  it('hands on nothing that holds the key, however a gateway echoes it', async () => {
    // Lost: the key, to the history and the page, in a reason, a word, a prompt, a button or a link.
    const key = 'key-1234567890';
    const task = {
      id: '1',
      status: 'FAILURE',
      action: key,
      prompt: `a fox ${key}`,
      failReason: `[Banned prompt detected] The word \`${key}\` is not allowed`,
      properties: { finalPrompt: key },
    };
    const answers: Readonly<Record<string, unknown>> = {
      '/mj/task/1/fetch': task,
      '/mj/task/2/fetch': { ...task, id: '2', status: key },
      '/mj/task/3/fetch': {
        ...task,
        id: '3',
        status: 'SUCCESS',
        action: 'UPSCALE',
        imageUrl: `https://cdn.example/a.png?key=${key}`,
        buttons: [{ customId: `MJ::${key}`, label: key, emoji: '' }],
      },
      '/mj/task/4/fetch': { ...task, id: '4', status: 'MODAL' },
      '/mj/submit/imagine': { code: 24, description: key, properties: { bannedWord: key } },
      '/mj/submit/describe': {
        code: 21,
        description: '窗口等待',
        result: '4',
        properties: { finalPrompt: key },
      },
    };
    const gateway = await serve((request, reply) => {
      reply.end(JSON.stringify(answers[request.url ?? ''] ?? { error: { message: key } }));
    });
    const provider = makeProvider();
    const context = makeContext(gateway, { key });
    const seen: unknown[] = [
      await provider.submit(imagine('a fox'), 'local', context),
      await provider.submit({ kind: 'describe', picture }, 'local', context),
      await provider.submit({ kind: 'shorten', prompt: 'a fox' }, 'local', context),
      await provider.checkConnection(context),
    ];
    for (const id of ['1', '2', '3', '4']) seen.push(await provider.find(id, context));
    for (const one of seen) {
      assert.ok(one !== undefined && !JSON.stringify(one).includes(key), JSON.stringify(one));
    }
  });

  it('asks an open gateway without a key, and sends no header for one', async () => {
    // Lost: a proxy of one's own that has no secret.
    const headers: IncomingHttpHeaders[] = [];
    const gateway = await serve((request, reply) => {
      headers.push(request.headers);
      reply.end('{"code":1,"result":"1"}');
    });
    const context = makeContext(gateway);
    const getKeys = [
      () => Promise.resolve(undefined),
      () => Promise.resolve(''),
      () => Promise.reject(new Error('the keyring is locked')),
    ];
    for (const getKey of getKeys) {
      const connection = { ...context.connection, needsKey: false, getKey };
      const open = { ...context, connection };
      const outcome = await makeProvider().submit(imagine('a fox'), 'local', open);
      assert.equal(outcome.kind, 'accepted');
    }
    assert.equal(headers.length, getKeys.length);
    for (const one of headers) {
      assert.equal(one.authorization, undefined);
      assert.equal(one['mj-api-secret'], undefined);
    }
  });

  it('tells a good connection from a wrong key, a restricted key and a wrong address', async () => {
    // Lost: hours of looking in the wrong place.
    for (const personality of ['proxy', 'new-api'] as const) {
      const sandbox = await startSandbox({ personality });
      const check = (key: string, pathPrefix = '/mj') =>
        makeProvider().checkConnection(makeContext(sandbox.url, { key, options: { pathPrefix } }));
      try {
        const good = await check('key-1234567890');
        assert.deepEqual(
          [good.isReachable, good.isKeyAccepted, good.failure],
          [true, true, undefined],
        );
        const list = personality === 'proxy' ? 'yes' : 'no';
        assert.ok(good.details.includes(`list of newest tasks: ${list}`), good.details.join('\n'));
        assert.ok(good.details.includes('batch query: yes, a bare list'));
        assert.ok(good.details.includes('seed: yes'));
        const wrong = await check('revoked-key');
        assert.equal(wrong.isKeyAccepted, false);
        assert.equal(wrong.failure?.kind, 'unauthorised');
        const restricted = await check('restricted-key');
        assert.equal(restricted.isKeyAccepted, true);
        assert.equal(restricted.failure?.kind, 'forbidden');
        const lost = await check('key-1234567890', '/nowhere');
        assert.equal(lost.isReachable, true);
        assert.equal(lost.failure?.kind, 'badReply');
        assert.ok(
          sandbox.requests.every(({ method, path }) => method === 'GET' || path.includes('/task/')),
        );
        assert.deepEqual(sandbox.charges, []);
      } finally {
        await sandbox.close();
      }
    }
    const nobody = await makeProvider().checkConnection(makeContext('http://127.0.0.1:9'));
    assert.equal(nobody.isReachable, false);
    assert.equal(nobody.failure?.kind, 'unreachable');
  });

  it('reports a gateway that hangs as one that did not answer in time', async () => {
    // Lost: Test Connection, which would end without a word.
    const gateway = await serve(() => undefined);
    const context = makeContext(gateway, {}, AbortSignal.timeout(50));
    const report = await makeProvider().checkConnection(context);
    assert.equal(report.isReachable, false);
    assert.equal(report.failure?.kind, 'timedOut');
  });

  it('throws for a key that was revoked, so that polling stops and nothing is lost', async () => {
    // Lost: tasks declared gone because of a key.
    const sandbox = await startSandbox({});
    try {
      const provider = makeProvider();
      const request = imagine('a fox');
      const good = makeContext(sandbox.url);
      const task = taskOf(request, await provider.submit(request, 'local', good), sandbox.url);
      const revoked = makeContext(sandbox.url, { key: 'revoked-key' });
      await assert.rejects(
        provider.observe([task], revoked),
        (error) => isFailureError(error) && error.failure.kind === 'unauthorised',
      );
    } finally {
      await sandbox.close();
    }
  });
});
