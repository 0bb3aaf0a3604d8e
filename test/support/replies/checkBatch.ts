import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { silentLogger } from '../../../src/base/logger';
import { isFailureError } from '../../../src/domain/failure';
import type { FetchLike } from '../../../src/net/fetchLike';
import { parseLosslessJson } from '../../../src/net/losslessJson';
import { readRetry } from '../../../src/net/retryRules';
import type { CallContext } from '../../../src/providers/provider';
import { createProviders } from '../../../src/providers/registry';
import { makeTask } from '../makeTask';
import { checkObservation } from './checkReply';
import { sampleIds, secret, type Reply } from './mutatedReply';

const tasks = sampleIds.map((remoteId) => makeTask({ id: `local ${remoteId}`, remoteId }));
const options = { readRetry: { ...readRetry, maxRetries: 0 } };
const context: CallContext = {
  connection: {
    id: 'here',
    providerId: 'midjourney',
    baseUrl: 'https://gateway.example',
    options: {},
    getKey: () => Promise.resolve(secret),
  },
  signal: new AbortController().signal,
  logger: silentLogger,
  readPicture: () => Promise.reject(new Error('no picture goes along')),
};

/**
 * The reply as the answer to one question about several tasks, all the way through the provider: each gets what
 * stands beside its own id, and one that ended has a word for it there. @throws AssertionError
 */
export async function checkBatch({ status, text: body }: Reply): Promise<void> {
  const text = body.startsWith('{') ? `[${body}]` : body;
  const reply = { status, text };
  const asked = [
    ...tasks.slice(0, 2),
    ...tasks.slice(2).filter(({ remoteId = '' }) => text.includes(remoteId)),
  ];
  const fetch: FetchLike = (url) => Promise.resolve(served(url, reply));
  // Another one each time: it remembers what a gateway does not have.
  const provider = createProviders({
    ...{ fetch, logger: silentLogger, userAgent: 'Easel tests', timing: options },
    clock: { now: () => 1_700_000_000_000, after: () => () => undefined },
  }).get('midjourney');
  assert.ok(provider);
  try {
    const seen = await provider.observe(asked, context);
    const said = wordsBeside(text);
    for (const { id, remoteId = '' } of asked) {
      const one = seen.get(id);
      if (one === undefined || one === 'notFound') continue;
      const words = said.get(remoteId);
      assert.ok(words, `the reply says nothing of ${remoteId}: ${JSON.stringify(one)}`);
      checkObservation(one, words);
    }
  } catch (error) {
    // What cannot be read is an answer that was not given, told as such.
    if (!isFailureError(error)) throw error;
    assert.equal(error.failure.charged, 'no');
  }
}

/** Only the question about many is answered: what a task gets, it has from there. */
function served(url: string, { status, text }: Reply) {
  const isBatch = url.endsWith('/task/list-by-condition');
  return {
    status: isBatch ? status : 500,
    statusText: '',
    headers: { get: () => null },
    body: Readable.from(isBatch ? [text] : []),
  };
}

/** Every word that stands as a status with an id, one object further in or out, wherever in the reply that is. */
function wordsBeside(text: string): ReadonlyMap<string, readonly string[]> {
  const words = new Map<string, string[]>();
  const visit = (value: unknown, around: Record<string, unknown> | undefined): void => {
    if (Array.isArray(value)) for (const each of value) visit(each, undefined);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const here = value as Record<string, unknown>;
    for (const id of [here['id'], here['task_id']]) {
      if (typeof id !== 'string' && typeof id !== 'number') continue;
      const said = words.get(String(id)) ?? [];
      words.set(String(id), said);
      for (const near of [here, around, here['task']]) said.push(...statusOf(near));
    }
    for (const each of Object.values(here)) visit(each, here);
  };
  visit(parseLosslessJson(text), undefined);
  return words;
}

function statusOf(value: unknown): readonly string[] {
  const status = (value as { status?: unknown } | null | undefined)?.status;
  return typeof status === 'string' ? [status] : [];
}
