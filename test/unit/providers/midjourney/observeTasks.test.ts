import assert from 'node:assert/strict';
import type { Clock } from '../../../../src/base/clock';
import { silentLogger } from '../../../../src/base/logger';
import { isFailureError } from '../../../../src/domain/failure';
import type { FetchLike, FetchReply } from '../../../../src/net/fetchLike';
import { readRetry } from '../../../../src/net/retryRules';
import type { CallContext } from '../../../../src/providers/provider';
import { createProviders } from '../../../../src/providers/registry';
import { makeTask } from '../../../support/makeTask';

let nowMs = 1_700_000_100_000;
const clock: Clock = { now: () => nowMs, after: () => () => undefined };

interface Asked {
  readonly path: string;
  readonly ids: readonly string[];
}

/** A gateway made of one function: what to answer to a path and its ids. */
function gatewayOf(answer: (asked: Asked) => readonly [status: number, body: string]) {
  const asked: Asked[] = [];
  let inFlight = 0;
  let mostInFlight = 0;
  const fetch: FetchLike = async (url, init) => {
    const body = JSON.parse(init?.body ?? '{}') as { ids?: string[] };
    const request = { path: new URL(url).pathname, ids: body.ids ?? [] };
    asked.push(request);
    mostInFlight = Math.max(mostInFlight, ++inFlight);
    await new Promise((resolve) => setTimeout(resolve, 2));
    inFlight -= 1;
    return replyOf(...answer(request));
  };
  const timing = { readRetry: { ...readRetry, maxRetries: 0 } };
  const provider = createProviders({
    fetch,
    clock,
    logger: silentLogger,
    userAgent: 'x',
    timing,
  }).get('midjourney');
  assert.ok(provider);
  return { provider, asked, most: () => mostInFlight };
}

function replyOf(status: number, body: string): FetchReply {
  const chunks = (async function* () {
    await Promise.resolve();
    yield body;
  })();
  return { status, statusText: '', headers: { get: () => null }, body: chunks };
}

const context: CallContext = {
  connection: {
    id: 'g',
    providerId: 'midjourney',
    baseUrl: 'https://g.example',
    options: {},
    getKey: () => Promise.resolve('key-123'),
  },
  signal: new AbortController().signal,
  logger: silentLogger,
  readPicture: () => Promise.reject(new Error('unused')),
};

const tasks = (count: number) =>
  Array.from({ length: count }, (_, index) => makeTask({ id: `t${index}` }));
const running = (id: string) => ({ id, status: 'IN_PROGRESS', progress: '5%' });
const idOf = ({ path }: Asked) => path.split('/')[3] ?? '';
const isBatch = ({ path }: Asked) => path.endsWith('/list-by-condition');

describe('observing many tasks', () => {
  it('asks in batches of a hundred', async () => {
    // Lost: the gateway's goodwill, or the tasks beyond a limit of its own.
    const gateway = gatewayOf(({ ids }) => [200, JSON.stringify(ids.map(running))]);
    const seen = await gateway.provider.observe(tasks(120), context);
    assert.equal(seen.size, 120);
    assert.deepEqual(
      gateway.asked.map(({ ids }) => ids.length),
      [100, 20],
    );
  });

  it('falls back to four single questions at a time, and tries the batch again after a while', async () => {
    // Lost: progress on gateways without a batch query, or after a passing outage.
    for (const [status, body] of [
      [404, '<html>'],
      [405, ''],
      [200, '<!doctype html>'],
      [200, '{"code":4}'],
      [400, '{"error":{"message":"no"}}'],
    ] as const) {
      const gateway = gatewayOf((asked) =>
        isBatch(asked) ? [status, body] : [200, JSON.stringify(running(idOf(asked)))],
      );
      for (let poll = 0; poll < 2; poll++) {
        assert.equal((await gateway.provider.observe(tasks(10), context)).size, 10);
      }
      assert.equal(gateway.asked.filter(isBatch).length, 1, body);
      assert.ok(gateway.most() <= 4);
      nowMs += 11 * 60_000;
      await gateway.provider.observe(tasks(1), context);
      assert.equal(gateway.asked.filter(isBatch).length, 2, body);
    }
  });

  it('leaves one that could not be asked about for the next time', async () => {
    // Lost: nine answers for the sake of a tenth; or a task, declared gone by an outage.
    const gateway = gatewayOf((asked) => {
      if (isBatch(asked)) return [404, ''];
      return idOf(asked) === 'r-t3' ? [502, '<html>'] : [200, JSON.stringify(running(idOf(asked)))];
    });
    const seen = await gateway.provider.observe(tasks(5), context);
    assert.deepEqual([...seen.keys()], ['t0', 't1', 't2', 't4']);
  });

  it('says what is wrong when nobody answers, and stops at a refused key', async () => {
    // Lost: the reason; or the account, to a key tried a thousand times.
    const down = gatewayOf(() => [502, '<html>']);
    await assert.rejects(
      down.provider.observe(tasks(3), context),
      (error) => isFailureError(error) && error.failure.kind === 'serverError',
    );
    const refused = gatewayOf((asked) => (isBatch(asked) ? [404, ''] : [401, '']));
    await assert.rejects(
      refused.provider.observe(tasks(30), context),
      (error) => isFailureError(error) && error.failure.kind === 'unauthorised',
    );
    assert.ok(refused.asked.length <= 6);
  });
});
