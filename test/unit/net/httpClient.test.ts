import assert from 'node:assert/strict';
import { systemClock } from '../../../src/base/clock';
import type { LogFields, Logger } from '../../../src/base/logger';
import { createDownload } from '../../../src/net/download';
import type { FetchInit, FetchLike, FetchReply } from '../../../src/net/fetchLike';
import { HttpClient, type RequestSpec } from '../../../src/net/httpClient';
import type { OpenLinkInit } from '../../../src/net/openLink';
import { RequestError } from '../../../src/net/requestError';

const lines: string[] = [];
const logger: Logger = {
  log: (level, tag, message, fields: LogFields = {}) =>
    lines.push(`${level} ${tag} ${message} ${JSON.stringify(fields)}`),
};

function answer(status: number, text: string, headers: Record<string, string> = {}): FetchReply {
  return {
    status,
    statusText: '',
    headers: { get: (name) => headers[name] ?? null },
    body: (async function* () {
      await Promise.resolve();
      for (let at = 0; at < text.length; at += 7) yield Buffer.from(text.slice(at, at + 7));
    })(),
  };
}

function client(fetch: FetchLike): HttpClient {
  return new HttpClient({ fetch, clock: systemClock, logger, userAgent: 'Easel/1' });
}

const spec: RequestSpec = {
  connection: { baseUrl: 'https://gateway.example' },
  method: 'GET',
  path: '/mj/task/1/fetch',
  headers: { authorization: 'Bearer secret-key' },
  secret: 'secret-key',
  timeoutMs: 1_000,
  isIdempotent: true,
};
const { signal } = new AbortController();

function failsWith(kind: string, neverSent?: boolean) {
  return (error: unknown) =>
    error instanceof RequestError &&
    error.failure.kind === kind &&
    (neverSent === undefined || error.neverSent === neverSent);
}

function systemError(code: string, syscall?: string): Error {
  return Object.assign(new Error(`${code} with secret-key`), {
    code,
    ...(syscall ? { syscall } : {}),
  });
}

describe('the HTTP client', () => {
  beforeEach(() => lines.splice(0));

  it('sends what it was given, with a User-Agent, and never logs the key', async () => {
    // Lost: the key, to the log; or gateways behind a CDN that wants a User-Agent.
    const calls: [string, FetchInit | undefined][] = [];
    const http = client((url, init) => {
      calls.push([url, init]);
      return Promise.resolve(answer(200, '{"result":17600000000004171}'));
    });
    const reply = await http.requestJson({ ...spec, method: 'POST', body: { a: 1 } }, signal);
    assert.deepEqual(reply.json, { result: '17600000000004171' });
    assert.equal(calls[0]?.[0], 'https://gateway.example/mj/task/1/fetch');
    assert.equal(calls[0][1]?.headers?.['user-agent'], 'Easel/1');
    assert.equal(calls[0][1].headers['content-type'], 'application/json');
    assert.equal(calls[0][1].body, '{"a":1}');
    assert.ok(lines.length > 0 && lines.every((line) => !line.includes('secret-key')));
  });

  it('tells what certainly never left from what may have arrived', async () => {
    // Lost: money, or a picture that nobody dares to ask for again.
    const cases: readonly (readonly [Error, boolean])[] = [
      [systemError('ECONNREFUSED'), true],
      [systemError('ENOTFOUND', 'getaddrinfo'), true],
      [systemError('EAI_AGAIN'), true],
      [systemError('EHOSTUNREACH', 'connect'), true],
      [systemError('EHOSTUNREACH', 'read'), false],
      [systemError('ETIMEDOUT', 'connect'), true],
      [systemError('ECONNRESET', 'read'), false],
      [systemError('EPIPE', 'write'), false],
      [systemError('CERT_HAS_EXPIRED'), true],
      [new TypeError('fetch failed', { cause: systemError('ENETUNREACH') }), true],
      [new TypeError('fetch failed', { cause: systemError('UND_ERR_SOCKET') }), false],
      [new Error('socket hang up'), false],
    ];
    for (const [error, neverSent] of cases) {
      const http = client(() => Promise.reject(error));
      await assert.rejects(
        http.requestJson(spec, signal),
        failsWith('unreachable', neverSent),
        error.message,
      );
    }
    assert.ok(lines.every((line) => !line.includes('secret-key')));
  });

  it('cuts an endless body, a broken one and one that takes too long', async () => {
    // Lost: the editor's memory, or a card that waits for ever.
    const big = client(() => Promise.resolve(answer(200, 'x'.repeat(100))));
    await assert.rejects(big.requestJson({ ...spec, maxBytes: 50 }, signal), failsWith('badReply'));

    const stuck = client((_url, init) => untilAborted(init));
    const hurried = { ...spec, timeoutMs: 20 };
    await assert.rejects(stuck.requestJson(hurried, signal), failsWith('timedOut', false));
  });

  it('says whether a call was called off before or after it left', async () => {
    // Lost: a window closed too early forgets a paid picture.
    const before = AbortSignal.abort(new Error('closed'));
    const http = client((_url, init) => untilAborted(init));
    await assert.rejects(http.requestJson(spec, before), failsWith('cancelled', true));
    const controller = new AbortController();
    const running = http.requestJson(spec, controller.signal);
    controller.abort(new Error('closed'));
    await assert.rejects(running, failsWith('cancelled', false));
  });

  it('follows redirects within the origin for queries only, and never in a circle', async () => {
    // Lost: the key, or the same submit made twice.
    let count = 0;
    const around = client((url) => {
      count += 1;
      return Promise.resolve(answer(307, '', { location: `${url}/` }));
    });
    await assert.rejects(around.requestJson(spec, signal), failsWith('badReply'));
    assert.equal(count, 6);
    const telling = client(() =>
      Promise.resolve(answer(307, '', { location: 'https://x.example/secret-key/a' })),
    );
    await assert.rejects(
      telling.requestJson(spec, signal),
      (error) => failsWith('badReply')(error) && !String(error).includes('secret-key'),
    );
    count = 0;
    const submit = { ...spec, method: 'POST', body: {}, isIdempotent: false } as const;
    await assert.rejects(around.requestJson(submit, signal), failsWith('badReply'));
    assert.equal(count, 1);
  });

  it('refuses an address that is none before anything is sent', async () => {
    // Lost: an understandable sentence about a typing error.
    const http = client(() => Promise.reject(new Error('never called')));
    for (const baseUrl of ['', 'gateway', 'ftp://gateway.example', 'file:///etc']) {
      const wrong = { ...spec, connection: { baseUrl } };
      await assert.rejects(http.requestJson(wrong, signal), failsWith('invalidRequest', true));
    }
  });
});

describe('downloading pictures', () => {
  it('sends no key, follows other hosts, and knows a dead link', async () => {
    // Lost: the key to an image host; pictures behind a redirecting CDN.
    const calls: [string, OpenLinkInit][] = [];
    const download = createDownload({
      clock: systemClock,
      logger,
      openLink: (url, init) => {
        calls.push([url, init]);
        if (url.includes('first')) {
          return Promise.resolve(answer(302, '', { location: 'https://cdn.example/second.png' }));
        }
        return Promise.resolve(url.includes('dead') ? answer(404, 'gone') : answer(200, 'bytes'));
      },
    });
    const options = { signal, maxBytes: 100 };
    const bytes = await download('https://gateway.example/first.png', options);
    assert.equal(Buffer.from(bytes).toString(), 'bytes');
    // Hosts that guard against hot links look at what is asked for; none of it may be the key.
    for (const [, init] of calls) {
      assert.deepEqual(Object.keys(init.headers), ['accept']);
      assert.match(init.headers['accept'] ?? '', /^image\/\*/);
    }
    await assert.rejects(
      download('https://cdn.example/dead.png', options),
      failureKind('notFound'),
    );
    await assert.rejects(download('file:///etc/passwd', options), failureKind('invalidRequest'));
    await assert.rejects(
      download('https://cdn.example/big.png', { signal, maxBytes: 2 }),
      failureKind('badReply'),
    );
  });
});

function failureKind(kind: string) {
  return (error: unknown) =>
    error instanceof Error &&
    'failure' in error &&
    (error.failure as { kind: string }).kind === kind;
}

function untilAborted(init: FetchInit | undefined): Promise<FetchReply> {
  return new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
  });
}
