import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startSandbox } from '../../../src/sandbox/sandbox';
import { eventually } from '../../support/eventually';
import { dataUrl, difference, drawn, SandboxClient } from './sandboxClient';

describe('sandbox state and record', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'sandbox-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  // "Running tasks are still there after a reload" cannot be shown with a gateway that forgets.
  it('a sandbox started again knows its tasks and finishes those in flight', async () => {
    const stateFile = path.join(folder, 'tasks.json');
    const first = await SandboxClient.start({ stateFile, pace: 0.02 });
    const done = await first.imagine('a castle');
    const picture = await first.picture(done);
    const photo = dataUrl(drawn(30, 30, () => [9, 200, 90]));
    const blend = await first.post('/mj/submit/blend', { base64Array: [photo, photo] });
    const { result } = await first.post('/mj/submit/imagine', { prompt: 'a boat' });
    await first.close();
    assert.ok((await readFile(stateFile)).length < 80_000);
    const second = await SandboxClient.start({ stateFile, pace: 0.02 });
    try {
      const again = await second.picture(await second.task(done.id));
      assert.equal(difference(again, picture), 0);
      assert.equal((await second.settled(result)).status, 'SUCCESS');
      const blended = await second.picture(await second.settled(blend.result));
      assert.deepEqual([...blended.data.subarray(0, 3)], [9, 200, 90]);
    } finally {
      await second.close();
    }
  });

  // The record is what proves which request a pressed button sent, and it must not hold the key.
  it('records every request with its body and without the key', async () => {
    const recordFile = path.join(folder, 'record.jsonl');
    const client = await SandboxClient.start({ recordFile });
    const key = 'sk-very-secret';
    await client.send(
      'POST',
      '/mj/submit/imagine',
      { prompt: 'a tree' },
      { authorization: `Bearer ${key}` },
    );
    await client.send('POST', '/mj/submit/imagine', { prompt: 'a tree' }, { 'mj-api-secret': key });
    const [recorded] = client.sandbox.requests;
    assert.equal(client.sandbox.requests.length, 2);
    assert.deepEqual(
      [recorded?.method, recorded?.path, recorded?.headers['authorization'], recorded?.body],
      ['POST', '/mj/submit/imagine', 'Bearer ***', { prompt: 'a tree' }],
    );
    await client.close();
    const text = await readFile(recordFile, 'utf8');
    assert.equal(text.trim().split('\n').length, 2);
    assert.ok(!text.includes(key));
  });

  // A full or read-only disk must cost a restart's memory, not the session (nor the extension host's worker).
  it('goes on when its state cannot be written, and says so in the log', async () => {
    const file = path.join(folder, 'a-file');
    await writeFile(file, '');
    const lines: string[] = [];
    // A folder that cannot be made, because a file has its name.
    const stateFile = path.join(file, 'tasks.json');
    const client = await SandboxClient.start({ stateFile, log: (line) => lines.push(line) });
    const photo = dataUrl(drawn(30, 30, () => [9, 200, 90]));
    const { result } = await client.post('/mj/submit/blend', { base64Array: [photo, photo] });
    assert.equal((await client.settled(result)).status, 'SUCCESS');
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.equal((await client.send('GET', `/mj/task/${result}/fetch`)).status, 200);
    await client.close();
    assert.ok(lines.some((line) => line.startsWith('The tasks were not written')));
  });

  // The first run of a new profile: its folder is not there yet.
  it('makes the folder of its state', async () => {
    const stateFile = path.join(folder, 'new', 'deep', 'tasks.json');
    const client = await SandboxClient.start({ stateFile });
    await client.imagine('a tree');
    await client.close();
    assert.match(await readFile(stateFile, 'utf8'), /a tree/);
  });

  // Two windows, one sandbox: the second must be able to tell that the first one's is there to be used.
  it('says by a code that the port is taken, and who it is by its health', async () => {
    const client = await SandboxClient.start();
    const { port } = client.sandbox;
    await assert.rejects(startSandbox({ port }), { code: 'EADDRINUSE' });
    const health = await client.send('GET', '/sandbox/health', undefined, {});
    assert.deepEqual(await health.json(), { sandbox: 'easel' });
    assert.equal(client.sandbox.requests.length, 0);
    await client.close();
  });

  // Ids of 17 digits read as numbers ask for somebody else's task.
  it('gives ids of 17 digits, bare, that a double cannot hold', async () => {
    const client = await SandboxClient.start({ idDigits: 17, bareNumberResult: true });
    const response = await client.send('POST', '/mj/submit/imagine', { prompt: 'a tree' });
    const [, id = ''] = /"result":(\d{17})[,}]/.exec(await response.text()) ?? [];
    assert.notEqual(String(Number(id)), id);
    assert.equal((await client.task(id)).id, id);
    await client.close();
  });

  // A port or a timer left behind keeps a test run, or the editor, from ending.
  it('closes at once, slow answers included', async () => {
    const client = await SandboxClient.start({ pace: 10 });
    const slow = client.send('POST', '/mj/submit/imagine', { prompt: 'a tree sandbox:slow' });
    const ended = slow.then(
      () => undefined,
      () => undefined,
    );
    await eventually(() => client.sandbox.requests.length === 1, 'It did not arrive');
    const begun = Date.now();
    await client.close();
    await ended;
    // The answer alone would have taken a hundred seconds.
    assert.ok(Date.now() - begun < 15_000);
    await assert.rejects(client.send('GET', '/mj/task/list'));
  });
});
