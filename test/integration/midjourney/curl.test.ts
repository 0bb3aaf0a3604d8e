import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import type { ComposedRequest } from '../../../src/domain/request';
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox';
import {
  finished,
  imagine,
  makeContext,
  makeProvider,
  picture,
  press,
  requestsTo,
  taskOf,
} from './bench';

/** What a shell hands to curl: nothing is sent. */
function argumentsOf(command: string | undefined): readonly string[] {
  assert.ok(command);
  const script = `curl() { printf '%s\\0' "$@"; }\n${command}`;
  const text = execFileSync('sh', ['-c', script], { env: { EASEL_KEY: 'k-of-the-shell' } });
  return text.toString('utf8').split('\0').slice(0, -1);
}

function bodyOf(words: readonly string[]): Record<string, unknown> {
  return JSON.parse(words[words.indexOf('-d') + 1] ?? '') as Record<string, unknown>;
}

describe('a request as cURL', () => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await startSandbox({ pace: 0.01 });
  });
  afterEach(() => sandbox.close());

  it('is the one that was sent, with the key left to the shell', async () => {
    // Support would look for a fault in another request, or get the key.
    const provider = makeProvider();
    const context = makeContext(sandbox.url);
    const grid = await finished(provider, imagine('it\'s a "fox" $HOME --ar 3:2'), context);
    const child = await press(provider, grid, 'U2', context);
    for (const [task, parent, path] of [
      [{ ...grid, id: 'local-parent' }, undefined, '/mj/submit/imagine'],
      [{ ...child, id: 'local-child' }, grid, '/mj/submit/action'],
    ] as const) {
      const command = await provider.curlOf?.(task, parent, context.connection);
      assert.ok(command && !command.includes('key-1234567890'));
      const words = argumentsOf(command);
      assert.deepEqual(words.slice(0, 3), ['-X', 'POST', sandbox.url + path]);
      assert.ok(words.includes('authorization: Bearer k-of-the-shell'));
      assert.deepEqual(bodyOf(words), requestsTo(sandbox, path)[0]?.body);
    }
    await assert.rejects(async () => provider.curlOf?.(child, undefined, context.connection), {
      name: 'FailureError',
    });
  });

  it('leaves the bytes of pictures out and names those the prompt links to', async () => {
    // A command line of megabytes, which no shell takes.
    const provider = makeProvider();
    const { connection } = makeContext(sandbox.url);
    const request: ComposedRequest = {
      kind: 'imagine',
      prompt: 'a fox',
      pictures: [picture],
      references: [{ role: 'style', picture }],
    };
    const accepted = { kind: 'accepted', remoteIds: ['1'], phase: 'queued' } as const;
    const task = taskOf(request, accepted, sandbox.url);
    const body = bodyOf(argumentsOf(await provider.curlOf?.(task, undefined, connection)));
    assert.deepEqual(body['base64Array'], ['data:image/png;base64,…']);
    assert.equal(body['prompt'], 'a fox --sref LINK_OF_pixel.png');
    assert.equal(sandbox.requests.length, 0);
  });
});
