import assert from 'node:assert/strict';
import type { Connection } from '../../../src/providers/provider';
import { requireKey } from '../../../src/tasks/providerCalls';

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
});
