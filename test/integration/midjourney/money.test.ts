import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { FailureError, invalid, isFailureError } from '../../../src/domain/failure';
import type { FetchLike } from '../../../src/net/fetchLike';
import { submitRetry } from '../../../src/net/retryRules';
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox';
import { failsWith } from '../../support/failsWith';
import { imagine, makeContext, makeProvider, picture, quick, realFetch, requestsTo } from './bench';

/** Counts what is tried, also where nothing listens. */
function counting(fetch: FetchLike) {
  const urls: string[] = [];
  const counted: FetchLike = (url, init) => {
    urls.push(url);
    return fetch(url, init);
  };
  return { fetch: counted, urls };
}

async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

for (const personality of ['proxy', 'new-api'] as const) {
  describe(`what costs money, against a ${personality} gateway`, () => {
    let sandbox: Sandbox;
    beforeEach(async () => {
      sandbox = await startSandbox({ personality, pace: 0.01 });
    });
    afterEach(() => sandbox.close());

    const submit = (scenario: string) =>
      makeProvider().submit(
        imagine(`a fox sandbox:${scenario}`),
        'local',
        makeContext(sandbox.url),
      );

    it('takes a dropped answer for unconfirmed and sends nothing again', async () => {
      // Lost: money, for a second picture nobody asked for.
      for (const scenario of ['drop', 'drop-before']) {
        const outcome = await submit(scenario);
        assert.equal(outcome.kind, 'unconfirmed', scenario);
        assert.equal(outcome.failure.kind, 'unreachable');
      }
      assert.equal(requestsTo(sandbox, '/submit/imagine').length, 2);
    });

    it('does not send again after a breakdown, whatever its face', async () => {
      // Lost: money, when the job was running behind the error page.
      for (const scenario of ['500', '502', 'empty']) {
        const outcome = await submit(scenario);
        assert.equal(outcome.kind, 'unconfirmed', scenario);
        assert.equal(outcome.failure.charged, 'unknown');
      }
      assert.equal(requestsTo(sandbox, '/submit/imagine').length, 3);
    });

    it('finds the task whose answer was lost, where the gateway lists its tasks', async () => {
      // Lost: a picture that was paid for and lies at the gateway, found by nobody.
      const provider = makeProvider();
      const context = makeContext(sandbox.url);
      await provider.submit(imagine('a hen'), 'local-other', context);
      const outcome = await provider.submit(imagine('a fox sandbox:drop'), 'local-lost', context);
      assert.equal(outcome.kind, 'unconfirmed');
      if (personality === 'new-api') {
        for (let tries = 0; tries < 2; tries++) {
          await assert.rejects(
            Promise.resolve(provider.findSent?.('local-lost', context)),
            (error) => isFailureError(error) && error.failure.kind === 'notOffered',
          );
        }
        assert.equal(requestsTo(sandbox, '/task/list').length, 1, 'learned at the first time');
        return;
      }
      const found = await provider.findSent?.('local-lost', context);
      assert.ok(found);
      assert.match(found.observation.prompt ?? '', /^a fox/);
      const seen = await provider.find(found.remoteId, context);
      assert.equal(seen?.prompt, found.observation.prompt);
      assert.equal(await provider.findSent?.('local-never', context), undefined);
      assert.equal(requestsTo(sandbox, '/submit/imagine').length, 2);
    });

    it('sends once more after 429, when the gateway said it may', async () => {
      // Lost: a picture, because the gateway was busy for a second.
      const begun = performance.now();
      const outcome = await submit('429');
      assert.equal(outcome.kind, 'accepted');
      const [first, second, ...more] = requestsTo(sandbox, '/submit/imagine');
      assert.equal(more.length, 0);
      assert.deepEqual(first?.body, second?.body);
      assert.ok(performance.now() - begun >= 990, 'Retry-After was one second');
    });

    it('tries a full queue a few times, then says so', async () => {
      // Lost: either patience without end, or a picture at the first crowd.
      const outcome = await submit('queue-full');
      assert.equal(outcome.kind, 'refused');
      assert.ok(['queueFull', 'rateLimited'].includes(outcome.failure.kind));
      assert.equal(outcome.failure.charged, 'no');
      assert.equal(requestsTo(sandbox, '/submit/imagine').length, 1 + submitRetry.maxRetries);
    });

    it('names what was refused, and that it cost nothing', async () => {
      // Lost: the reason, and with it what to do next.
      const cases: readonly (readonly [string, string])[] = [
        ['401', 'unauthorised'],
        ['403', 'forbidden'],
        ['403-html', 'forbidden'],
        ['404-html', 'badReply'],
        ['413', 'invalidRequest'],
        ['html', 'badReply'],
        ['banned', 'promptRefused'],
        ['limit', 'rateLimited'],
        ['no-account', 'serverError'],
        ['no-model', 'notOffered'],
        ['no-credit', 'noCredit'],
      ];
      for (const [scenario, kind] of cases) {
        const outcome = await submit(scenario);
        assert.equal(outcome.kind, 'refused', scenario);
        assert.equal(outcome.failure.kind, kind, scenario);
        assert.equal(outcome.failure.charged, 'no', scenario);
      }
      assert.equal(requestsTo(sandbox, '/submit/imagine').length, cases.length);
    });

    it('names the refused word', async () => {
      // Lost: the person guesses which of forty words it was.
      const provider = makeProvider();
      const outcome = await provider.submit(
        imagine('a gory feast'),
        'local',
        makeContext(sandbox.url),
      );
      assert.equal(outcome.kind, 'refused');
      assert.equal(outcome.failure.word, 'gory');
    });

    it('reads an answer labelled as text, and one that is queued', async () => {
      // Lost: gateways that mislabel JSON or answer 22.
      assert.equal((await submit('text-plain')).kind, 'accepted');
      const queued = await submit('queued');
      assert.equal(queued.kind, 'accepted');
      if (personality === 'proxy') assert.equal(queued.queuePosition, 3);
    });

    it('counts a slow answer as unconfirmed, and one called off, too', async () => {
      // Lost: a window closed during a submit forgets a paid picture.
      const context = makeContext(sandbox.url);
      const impatient = makeProvider(realFetch, { ...quick, submitTimeoutMs: 30 });
      const late = await impatient.submit(imagine('a fox sandbox:slow'), 'local', context);
      assert.equal(late.kind, 'unconfirmed');
      assert.equal(late.failure.kind, 'timedOut');

      const controller = new AbortController();
      setTimeout(() => controller.abort(new Error('window closed')), 30);
      const called = makeContext(sandbox.url, {}, controller.signal);
      const off = await makeProvider().submit(imagine('a hen sandbox:slow'), 'local', called);
      assert.equal(off.kind, 'unconfirmed');
      assert.equal(off.failure.kind, 'cancelled');
    });
  });
}

describe('what fails before anything is sent', () => {
  it('is refused free of charge: a missing picture, a failing secret store, a broken key, none', async () => {
    // Lost: the certainty that nothing was paid; "unconfirmed" would ask a person to guess.
    const sandbox = await startSandbox({});
    try {
      const context = makeContext(sandbox.url);
      const missing = {
        ...context,
        readPicture: () => Promise.reject(new FailureError(invalid('pictureMissing'))),
      };
      const request = { kind: 'describe', picture } as const;
      const first = await makeProvider().submit(request, 'local', missing);
      assert.equal(first.kind === 'refused' && first.failure.reason, 'pictureMissing');

      const getKey = () => Promise.reject(new Error('the keyring is locked'));
      const locked = { ...context, connection: { ...context.connection, getKey } };
      const second = await makeProvider().submit(request, 'local', locked);
      assert.equal(second.kind === 'refused' && second.failure.kind, 'unauthorised');

      const third = await makeProvider().submit(
        request,
        'local',
        makeContext(sandbox.url, { key: 'two\nlines' }),
      );
      assert.equal(third.kind === 'refused' && third.failure.kind, 'unauthorised');

      // Taken away in another window a moment ago, which this one has not heard of.
      const goneKey = {
        hasKey: () => Promise.resolve(true),
        getKey: () => Promise.resolve(undefined),
      };
      const gone = { ...context, connection: { ...context.connection, ...goneKey } };
      const fourth = await makeProvider().submit(request, 'local', gone);
      assert.deepEqual(fourth, { kind: 'refused', failure: invalid('noKey') });
      await assert.rejects(makeProvider().find('1', gone), failsWith('noKey'));
      assert.equal(sandbox.requests.length, 0);
    } finally {
      await sandbox.close();
    }
  });
});

describe('a gateway that is not there', () => {
  it('is tried within the policy, and certainly nothing was charged', async () => {
    // Lost: a picture to a restart of the gateway; or the worry that it was paid for.
    const { fetch, urls } = counting(realFetch);
    const context = makeContext(`http://127.0.0.1:${await closedPort()}`);
    const outcome = await makeProvider(fetch).submit(imagine('a fox'), 'local', context);
    assert.equal(outcome.kind, 'refused');
    assert.equal(outcome.failure.kind, 'unreachable');
    assert.equal(outcome.failure.charged, 'no');
    assert.equal(urls.length, 1 + submitRetry.maxRetries);
  });

  it('takes the picture when it comes up between two tries', async () => {
    // Lost: the retry that the policy is for.
    const sandbox = await startSandbox({ pace: 0.01 });
    try {
      const gone = `http://127.0.0.1:${await closedPort()}`;
      let tries = 0;
      const fetch: FetchLike = (url, init) =>
        realFetch(++tries === 1 ? url.replace(sandbox.url, gone) : url, init);
      const outcome = await makeProvider(fetch).submit(
        imagine('a fox'),
        'local',
        makeContext(sandbox.url),
      );
      assert.equal(outcome.kind, 'accepted');
      assert.equal(tries, 2);
    } finally {
      await sandbox.close();
    }
  });

  it('stops waiting when it is called off', async () => {
    // Lost: a closed window that keeps trying.
    const slow = { ...submitRetry, firstDelayMs: 60_000, maxDelayMs: 60_000 };
    const controller = new AbortController();
    const context = makeContext(`http://127.0.0.1:${await closedPort()}`, {}, controller.signal);
    // Called off between two tries.
    const once: FetchLike = (url, init) =>
      realFetch(url, init).catch((error: unknown) => {
        setImmediate(() => controller.abort(new Error('window closed')));
        throw error;
      });
    const provider = makeProvider(once, { submitRetry: slow });
    const begun = Date.now();
    await assert.rejects(provider.submit(imagine('a fox'), 'local', context), {
      name: 'FailureError',
    });
    assert.ok(Date.now() - begun < 5_000);
  });
});
