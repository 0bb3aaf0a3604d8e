import assert from 'node:assert/strict';
import type { CallContext, Connection, Provider } from '../../../src/providers/provider';
import { requireKey, withKey } from '../../../src/tasks/providerCalls';

function connection(key: string | undefined, needsKey?: boolean): Connection {
  return {
    id: 'g',
    providerId: 'midjourney',
    baseUrl: 'http://127.0.0.1:8080',
    options: {},
    getKey: () => Promise.resolve(key),
    ...(needsKey === undefined ? {} : { needsKey }),
  };
}

describe('asking for a key before anything is recorded', () => {
  it('asks whether there is one, and leaves the key where it is', async () => {
    // Lost: time at each press, for a secret that is not needed before the request leaves.
    const asked = (isThere: boolean): Connection => ({
      ...connection(undefined),
      hasKey: () => Promise.resolve(isThere),
      getKey: () => Promise.reject(new Error('the key was asked for')),
    });
    await requireKey(asked(true));
    await assert.rejects(requireKey(asked(false)), /noKey/);
  });

  it('lets an open gateway through, and no other', async () => {
    // Lost: a proxy of one's own without a secret; or a task recorded that can never be sent.
    await requireKey(connection(undefined, false));
    await requireKey(connection('key-1234567890'));
    for (const needsKey of [undefined, true]) {
      await assert.rejects(
        requireKey(connection(undefined, needsKey)),
        (error) => error instanceof Error && /noKey/.test(error.message),
      );
    }
  });

  it('looks once for one request, and again for the next', async () => {
    // Lost: time at each press; or a key that was changed since, while an old one goes on being used.
    const keys = ['first', 'second', 'third'];
    let looks = 0;
    const asked = {
      ...connection(undefined),
      hasKey: () => Promise.resolve(true),
      getKey: () => Promise.resolve(keys[looks++]),
    };
    const call = { provider: {} as Provider, context: { connection: asked } as CallContext };
    const { getKey } = (await withKey(call)).context.connection;
    assert.equal(looks, 1);
    assert.deepEqual([await getKey(), looks], ['first', 1]);
    assert.deepEqual([await getKey(), await getKey(), looks], ['second', 'third', 3]);
  });

  it('lets the question leave before the record takes the thread for itself', async () => {
    // Lost: at each press the time that the key takes and the time that the disk takes, one after the other.
    const order: string[] = [];
    const asked: Connection = {
      ...connection(undefined),
      hasKey: () => Promise.resolve(true),
      getKey: () => {
        order.push('asked');
        return new Promise(() => undefined);
      },
      keyAsked: async () => {
        await new Promise((resolve) => setImmediate(resolve));
        order.push('left');
      },
    };
    const call = { provider: {} as Provider, context: { connection: asked } as CallContext };
    await withKey(call);
    order.push('recorded');
    assert.deepEqual(order, ['asked', 'left', 'recorded']);
  });
});
