// A gateway that lies, or whoever stands in its place. Each test says what a person would lose to it.
import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../../src/base/clock';
import { silentLogger } from '../../src/base/logger';
import { isTerminal } from '../../src/domain/task';
import { createDownload } from '../../src/net/download';
import { createOpenLink, type LookupAll } from '../../src/net/openLink';
import { eventually } from '../support/eventually';
import { failsWith } from '../support/failsWith';
import { LoopbackServer, pour } from '../support/loopbackServer';
import { makeTask } from '../support/makeTask';
import { pngBytes } from '../support/pngBytes';
import { useTempFolders } from '../support/tempFolder';
import { imagine, makeContext, makeProvider, quick } from './midjourney/bench';
import { EditorWindow } from './tasks/editorWindow';

type Answer = (request: IncomingMessage, reply: ServerResponse) => void;

const key = 'key-1234567890';
const megabyte = Buffer.alloc(1024 * 1024, ' ');
const servers: LoopbackServer[] = [];
async function serve(answer: Answer): Promise<LoopbackServer> {
  const server = await LoopbackServer.start(answer);
  servers.push(server);
  return server;
}

/** What the gateway is asked for: no money moves. */
const ask = (url: string, provider = makeProvider()) =>
  provider.observe([makeTask({ id: 'a', remoteId: '1' })], makeContext(url));
const submit = (url: string, provider = makeProvider()) =>
  provider.submit(imagine('a fox'), 'local', makeContext(url));

describe('A hostile gateway', function () {
  this.timeout(30_000);
  const tempFolder = useTempFolders();
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close();
  });

  describe('that points elsewhere', () => {
    for (const status of [301, 302, 303, 307, 308]) {
      it(`gets neither the key nor a second submit there: ${String(status)}`, async () => {
        // The key would be somebody else's, or one picture be paid for twice.
        const elsewhere = await serve((_request, reply) => reply.end('{"code":1,"result":"9"}'));
        const gateway = await serve((request, reply) => {
          reply.writeHead(status, { location: elsewhere.url + (request.url ?? '') }).end();
        });
        const outcome = await submit(gateway.url);
        assert.ok(outcome.kind === 'refused' || outcome.kind === 'unconfirmed', outcome.kind);
        assert.equal(gateway.asked.length, 1);
        await assert.rejects(ask(gateway.url), failsWith('badReply'));
        assert.equal(elsewhere.connections, 0);
      });
    }

    it('gets a submit once, even when it points to itself', async () => {
      // A second picture, and a second bill.
      const gateway = await serve((_request, reply) => {
        reply.writeHead(307, { location: '/mj/submit/imagine?again' }).end();
      });
      const outcome = await submit(gateway.url);
      assert.equal(outcome.kind, 'refused');
      assert.equal(gateway.asked.length, 1);
    });

    it('cannot lead a question round in circles', async () => {
      // A task that is asked for without an end, and a gateway that bans whoever asks.
      const gateway = await serve((request, reply) => {
        reply.writeHead(308, { location: `${request.url ?? ''}x` }).end();
      });
      await assert.rejects(ask(gateway.url), failsWith('badReply'));
      assert.ok(gateway.asked.length <= 6, String(gateway.asked.length));
    });

    it('does not hold a person up with the body of a redirect', async () => {
      // A body that never comes would keep the answer from being read.
      const gateway = await serve((_request, reply) => {
        reply.writeHead(302, { location: 'https://gateway.example/', 'content-length': 9 });
        reply.flushHeaders();
      });
      const outcome = await submit(gateway.url);
      assert.ok(outcome.kind === 'refused' && outcome.failure.charged === 'no');
      await eventually(() => gateway.open === 0, 'The connection was not let go of');
    });
  });

  describe('that sends too much, or too slowly', () => {
    it('is cut off in the middle of 200 MB, and the submit counts as perhaps taken', async () => {
      // The editor would run out of memory; or a paid picture be forgotten.
      const poured: number[] = [];
      const gateway = await serve((_request, reply) => {
        const { socket } = reply;
        void pour(reply, { piece: megabyte, maxBytes: 200 * megabyte.byteLength }).then(() =>
          poured.push(socket?.bytesWritten ?? Infinity),
        );
      });
      const outcome = await submit(gateway.url);
      assert.ok(outcome.kind === 'unconfirmed' && outcome.failure.charged === 'unknown');
      await assert.rejects(ask(gateway.url), failsWith('badReply'));
      await eventually(() => poured.length === 2, 'The connections were not let go of');
      for (const bytes of poured) assert.ok(bytes < 100 * megabyte.byteLength, String(bytes));
    });

    it('is cut off where a small body unpacks to 200 MB', async () => {
      const bomb = gzipSync(Buffer.alloc(200 * megabyte.byteLength, ' '));
      const gateway = await serve((_request, reply) => {
        reply.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
      });
      assert.ok(bomb.byteLength < megabyte.byteLength);
      await assert.rejects(ask(gateway.url), failsWith('badReply'));
      assert.equal((await submit(gateway.url)).kind, 'unconfirmed');
    });

    it('is not waited for for ever, though something comes all the time', async () => {
      // A card that never ends, and a picture nobody dares to ask for again.
      const gateway = await serve((_request, reply) => {
        void pour(reply, { piece: Buffer.from(' '), maxBytes: 10_000, everyMs: 5 });
      });
      const timing = { ...quick, readTimeoutMs: 150, submitTimeoutMs: 150 };
      const hurried = makeProvider(undefined, timing);
      await assert.rejects(ask(gateway.url, hurried), failsWith('timedOut'));
      const outcome = await submit(gateway.url, hurried);
      assert.ok(outcome.kind === 'unconfirmed' && outcome.failure.kind === 'timedOut');
      await eventually(() => gateway.open === 0, 'The connections were not let go of');
    });
  });

  describe('whose links lead into a person’s own network', () => {
    const { signal } = new AbortController();
    /** Every name means this machine, as the owner of a name can have it. */
    const rebound: LookupAll = (_name, _options, callback) =>
      callback(null, [{ address: '127.0.0.1', family: 4 }]);
    const download = createDownload({
      clock: systemClock,
      logger: silentLogger,
      openLink: createOpenLink(rebound),
    });
    const fetchAt = (url: string, gatewayUrl?: string) =>
      download(url, { signal, maxBytes: 1_000_000, gatewayUrl });
    const inside = () => serve((_request, reply) => reply.end(pngBytes()));

    it('reaches nothing by an address', async () => {
      // A router, a database, a cloud's own metadata: all answer whoever asks from inside.
      const server = await inside();
      const { port } = server;
      for (const host of ['127.0.0.1', '2130706433', '0x7f.1', 'localhost', '[::ffff:127.0.0.1]']) {
        const link = `http://${host}:${String(port)}/a.png`;
        await assert.rejects(fetchAt(link, 'https://gateway.example'), failsWith('linkRefused'));
        await assert.rejects(fetchAt(link), failsWith('linkRefused'));
      }
      assert.equal(server.connections, 0);
    });

    it('reaches nothing by a name that means one, whatever it meant before', async () => {
      // The name is looked up for the connection itself, and that address is asked about.
      const server = await inside();
      const { port } = server;
      const link = `http://cdn.example:${String(port)}/a.png`;
      await assert.rejects(fetchAt(link, 'https://gateway.example'), failsWith('linkRefused'));
      await assert.rejects(
        fetchAt(link, `http://cdn.example:${String(port + 1)}`),
        failsWith('linkRefused'),
      );
      assert.equal(server.connections, 0);
    });

    it('connects to the address that was allowed, among several', async () => {
      const seen: string[] = [];
      const server = await serve((request, reply) => {
        seen.push(request.socket.localAddress ?? '');
        reply.end('x');
      });
      const both: LookupAll = (_name, _options, callback) =>
        callback(null, [
          { address: '127.0.0.2', family: 4 },
          { address: '127.0.0.1', family: 4 },
        ]);
      const asked: string[] = [];
      const reply = await createOpenLink(both)(`http://cdn.example:${String(server.port)}/`, {
        headers: {},
        signal,
        mayConnect: (address) => {
          asked.push(address);
          return address === '127.0.0.1';
        },
      });
      assert.equal(reply.status, 200);
      assert.deepEqual(asked, ['127.0.0.2', '127.0.0.1']);
      assert.deepEqual(seen, ['127.0.0.1']);
    });

    it('reaches nothing by a redirect', async () => {
      const secret = await inside();
      const targets = [
        `${secret.url}/a.png`,
        `http://localhost:${String(secret.port)}/a.png`,
        `http://other.example:${String(secret.port)}/a.png`,
        'http://169.254.169.254/latest/meta-data/',
        'file:///etc/passwd',
        'javascript:alert(1)',
      ];
      const gateway = await serve((request, reply) => {
        const location = targets[Number(request.url?.slice(1))];
        reply.writeHead(302, { location: location ?? '/' }).end();
      });
      const home = `http://gateway.example:${String(gateway.port)}`;
      for (const [index, target] of targets.entries()) {
        const link = `${home}/${String(index)}`;
        await assert.rejects(fetchAt(link, home), failsWith('linkRefused'), target);
      }
      assert.equal(gateway.asked.length, targets.length);
      assert.equal(secret.connections, 0);
    });

    it('is followed five times, not for ever', async () => {
      const gateway = await serve((request, reply) => {
        reply.writeHead(302, { location: `${request.url ?? ''}x` }).end();
      });
      await assert.rejects(fetchAt(`${gateway.url}/`, gateway.url), failsWith('badReply'));
      assert.equal(gateway.asked.length, 6);
    });

    it('is fetched where the gateway itself is there, and without the key', async () => {
      // A gateway on one's own machine would show no pictures.
      const server = await inside();
      const bytes = await fetchAt(`${server.url}/a.png`, 'http://localhost:1');
      assert.equal(bytes.byteLength, pngBytes().byteLength);
      assert.equal(server.headers[0]?.authorization, undefined);
      assert.equal(server.headers[0]?.['mj-api-secret'], undefined);
    });
  });

  describe('that repeats the key wherever it can', () => {
    it('brings it into no task, no history and no log', async () => {
      // The key would be in an export, a report or a screenshot.
      const echo = (prompt: string) => `${prompt} ${key} Bearer ${key}`;
      const task = {
        id: '77',
        status: 'SUCCESS',
        progress: '100%',
        prompt: echo('a fox'),
        promptEn: echo('a fox'),
        description: echo('done'),
        imageUrl: `/a.png?key=${key}`,
        buttons: [{ customId: `MJ::JOB::upsample::1::${key}`, label: echo('U1'), emoji: key }],
        properties: { finalPrompt: echo('a fox') },
      };
      const gateway = await serve((request, reply) => {
        if (request.url?.endsWith('/submit/imagine')) {
          reply.end(JSON.stringify({ code: 1, description: echo('ok'), result: '77' }));
        } else if (request.url?.endsWith('/list-by-condition')) {
          reply.end(JSON.stringify([task]));
        } else {
          reply.writeHead(500, echo('broken')).end(echo('broken'));
        }
      });
      const lines: string[] = [];
      const folder = tempFolder();
      const easel = new EditorWindow(gateway, folder, {
        logger: {
          log: (...line) => lines.push(JSON.stringify(line)),
        },
      });
      await easel.start();
      try {
        const sent = await easel.imagine('a fox');
        const ended = await easel.until(sent.id, ({ phase }) => isTerminal(phase));
        assert.equal(ended.phase, 'succeeded');
        await assert.rejects(easel.manager.bytesOf(sent.id));
        await assert.rejects(easel.manager.getSeed(sent.id));
        assert.ok(!JSON.stringify(ended).includes(key));
      } finally {
        easel.close();
      }
      assert.ok(lines.length > 0);
      assert.deepEqual(
        lines.filter((line) => line.includes(key)),
        [],
      );
      for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        const path = join(folder, name);
        if (statSync(path).isFile()) assert.ok(!readFileSync(path).includes(key), name);
      }
    });
  });
});
