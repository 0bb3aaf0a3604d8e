import assert from 'node:assert/strict';
import { isFailureError } from '../../../src/domain/failure';
import type { Task } from '../../../src/domain/task';
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox';
import {
  actionNamed,
  finished,
  imagine,
  makeContext,
  makeProvider,
  observeUntilSettled,
  picture,
  press,
  requestsTo,
  taskOf,
} from './bench';

describe('windows and other special answers', () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox({ pace: 0.01 });
  });
  after(() => sandbox.close());

  const provider = makeProvider();
  const here = () => makeContext(sandbox.url);

  it('asks for a prompt where remix is on, and goes on under the same id', async () => {
    // Lost: every account with remix on.
    const request = imagine('a fox sandbox:modal');
    const outcome = await provider.submit(request, 'local', here());
    assert.equal(outcome.kind, 'needsInput');
    assert.equal(outcome.inputWanted.input, 'text');
    const task = taskOf(request, outcome, sandbox.url);
    const answered = await provider.answer(task, { prompt: 'a hen' }, here());
    assert.equal(answered.kind, 'accepted');
    assert.equal(answered.remoteIds[0], task.remoteId);
    const seen = await observeUntilSettled(provider, { ...task, phase: 'queued' }, here());
    assert.equal(seen.phase, 'succeeded');
  });

  it('asks for a mask for Vary (Region) and sends it as a data URL', async () => {
    // Lost: Vary (Region).
    const grid = await finished(provider, imagine('a fox'), here());
    const image = await observeUntilSettled(
      provider,
      await press(provider, grid, 'U1', here()),
      here(),
    );
    const { id } = actionNamed(image, 'Vary (Region)');
    const outcome = await provider.act(image, id, 'local', here());
    assert.equal(outcome.kind, 'needsInput');
    assert.equal(outcome.inputWanted.input, 'mask');
    const task: Task = taskOf(image.request, outcome, sandbox.url);
    await provider.answer(task, { prompt: 'a boat', mask: picture }, here());
    const body = requestsTo(sandbox, '/submit/modal').at(-1)?.body as Record<string, string>;
    assert.deepEqual(Object.keys(body).sort(), ['maskBase64', 'prompt', 'taskId']);
    assert.match(body['maskBase64'] ?? '', /^data:image\/png;base64,/);
  });

  it('begins with the text that a numbered button stands for', async () => {
    // Lost: the prompt one chose; the window would open with all four.
    const described = await finished(provider, { kind: 'describe', picture }, here());
    const [texts] = described.assets;
    assert.ok(texts?.kind === 'text');
    const { id } = actionNamed(described, 'Imagine prompt 3');
    const outcome = await provider.act(described, id, 'local', here());
    assert.equal(outcome.kind, 'needsInput');
    assert.equal(outcome.inputWanted.suggestion, texts.texts[2]);
  });

  it('takes four ids for "Imagine all"', async () => {
    // Lost: three of four paid pictures.
    const described = await finished(provider, { kind: 'describe', picture }, here());
    const { id } = actionNamed(described, 'Imagine all');
    const outcome = await provider.act(described, id, 'local', here());
    assert.equal(outcome.kind, 'accepted');
    assert.equal(new Set(outcome.remoteIds).size, 4);
  });

  it('takes a repeated upscale for the finished one, not for a window', async () => {
    // Lost: a picture that is there, behind a question nobody can answer.
    const grid = await finished(provider, imagine('a fox sandbox:already-done'), here());
    const first = await press(provider, grid, 'U2', here());
    await observeUntilSettled(provider, first, here());
    const second = await press(provider, grid, 'U2', here());
    assert.equal(second.remoteId, first.remoteId);
    assert.equal(second.phase, 'running');
  });

  it('refuses an unknown button, and a task without an id, without asking anybody', async () => {
    // Lost: money for a request that cannot be right.
    const grid = await finished(provider, imagine('a fox'), here());
    const before = sandbox.requests.length;
    const unknown = await provider.act(grid, 'toString', 'local', here());
    assert.equal(unknown.kind === 'refused' && unknown.failure.reason, 'actionUnknown');
    const { remoteId, ...unsent } = grid;
    assert.ok(remoteId);
    const early = await provider.act(unsent, 'reroll', 'local', here());
    assert.equal(early.kind === 'refused' && early.failure.reason, 'taskUnknown');
    assert.equal(sandbox.requests.length, before);
  });

  it('says why a key that may submit sees nothing', async () => {
    // Lost: paid pictures, for want of one sentence.
    const gateway = await startSandbox({ personality: 'new-api' });
    try {
      const context = makeContext(gateway.url, { key: 'restricted-key' });
      const request = imagine('a fox');
      const task = taskOf(request, await provider.submit(request, 'local', context), gateway.url);
      await assert.rejects(
        provider.observe([task], context),
        (error) =>
          isFailureError(error) &&
          error.failure.kind === 'forbidden' &&
          /limited to certain models/.test(error.failure.gatewayMessage ?? ''),
      );
    } finally {
      await gateway.close();
    }
  });
});
