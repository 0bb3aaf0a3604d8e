import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';

describe('sandbox bundle', () => {
  let folder: string;
  let bundle: string;
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'sandbox-'));
    bundle = path.join(folder, 'sandbox.js');
    await build({
      entryPoints: ['src/sandbox/main.ts'],
      outfile: bundle,
      bundle: true,
      platform: 'node',
      target: 'node22',
      format: 'cjs',
      logLevel: 'silent',
    });
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const run = (...args: string[]) => spawn(process.execPath, [bundle, ...args]);

  // A newcomer's first command: it must say where it is, log what it is asked and end when told.
  it('as a command prints its address, logs requests and stops on SIGTERM', async () => {
    const child = run('--port', '0', '--pace', '0.1');
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const { value } = (await lines.next()) as { value: string };
    const [, url] = /^Sandbox: (http:\/\/127\.0\.0\.1:\d+)$/.exec(value) ?? [];
    await fetch(`${url ?? ''}/mj/task/list`, { headers: { authorization: 'k' } });
    const logged = (await lines.next()) as { value: string };
    assert.match(logged.value, /^\d\d:\d\d:\d\d\.\d{3} GET {2}\/mj\/task\/list 200 \d+ ms$/);
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number | null];
    assert.equal(code, 0);
  });

  // A mistyped option that is silently ignored wastes an hour.
  it('as a command explains a bad option in one sentence, exit code 2', async () => {
    for (const args of [
      ['--personality', 'mj'],
      ['--pace', 'fast'],
      ['--nonsense'],
      ['--port', 'x'],
    ]) {
      const child = run(...args);
      let error = '';
      child.stderr.on('data', (text: Buffer) => (error += text.toString()));
      const [code] = (await once(child, 'close')) as [number | null];
      assert.equal(code, 2, args.join(' '));
      assert.match(error, /^[^\n]+\n$/);
    }
  });

  // "Try without a Key" starts it in a worker of the extension; it must not block or outlive it.
  it('as a worker posts its address and closes on demand', async () => {
    const worker = new Worker(bundle, { workerData: { easelSandbox: { pace: 0.1 } } });
    const [{ url }] = (await once(worker, 'message')) as [{ url: string }];
    assert.equal((await fetch(`${url}/sandbox/scenarios`)).status, 200);
    const port = Number(new URL(url).port);
    const second = new Worker(bundle, { workerData: { easelSandbox: { port } } });
    const [refused] = (await once(second, 'message')) as [{ error: string; code: string }];
    assert.match(refused.error, /already in use/);
    assert.equal(refused.code, 'EADDRINUSE');
    const gone = once(worker, 'exit');
    worker.postMessage('close');
    assert.deepEqual(await gone, [0]);
    await assert.rejects(fetch(url));
  });
});
