import assert from 'node:assert/strict';
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox';
import {
  finished,
  imagine,
  makeContext,
  makeProvider,
  observeUntilSettled,
  picture,
  press,
  requestsTo,
  taskOf,
  type ConnectionFacts,
} from './bench';

describe('a connection’s settings on the wire', () => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await startSandbox({ pace: 0.01 });
  });
  afterEach(() => sandbox.close());

  const imagineWith = async (facts: ConnectionFacts) => {
    const context = makeContext(sandbox.url, facts);
    const outcome = await makeProvider().submit(imagine('a fox --ar 3:2'), 'local', context);
    assert.equal(outcome.kind, 'accepted');
    const request = requestsTo(sandbox, '/submit/imagine').at(-1);
    assert.ok(request);
    return request;
  };

  /** As the sandbox tells it, which reads path, body, filter and prompt in this order. */
  const drawnAt = async (remoteId: string | undefined) => {
    const reply = await fetch(`${sandbox.url}/mj/task/${remoteId}/fetch`, {
      headers: { authorization: 'Bearer key-1234567890' },
    });
    const { properties } = (await reply.json()) as { properties: { messageContent: string } };
    return /\((\w+)\)$/.exec(properties.messageContent)?.[1];
  };

  it('sends the key in each of the three ways, never in two', async () => {
    // Lost: a whole family of gateways that reads the key elsewhere.
    const bearer = await imagineWith({});
    assert.equal(bearer.headers['authorization'], 'Bearer ***');
    assert.equal(bearer.headers['mj-api-secret'], undefined);
    const raw = await imagineWith({ options: { auth: 'raw' } });
    assert.equal(raw.headers['authorization'], '***');
    const secret = await imagineWith({ options: { auth: 'mj-api-secret' } });
    assert.equal(secret.headers['mj-api-secret'], '***');
    assert.equal(secret.headers['authorization'], undefined);
  });

  it('sends a speed in each of the four ways, and none when none is chosen', async () => {
    // Lost: money, at a speed nobody chose.
    const none = await imagineWith({ options: { speedVia: 'path' } });
    assert.equal(none.path, '/mj/submit/imagine');
    assert.deepEqual(none.body, { prompt: 'a fox --ar 3:2', state: 'local' });

    const via = (speedVia: string) => imagineWith({ options: { speedVia }, defaultSpeed: 'fast' });
    assert.deepEqual((await via('body')).body, {
      prompt: 'a fox --ar 3:2',
      mode: 'FAST',
      state: 'local',
    });
    assert.deepEqual((await via('accountFilter')).body, {
      prompt: 'a fox --ar 3:2',
      accountFilter: { modes: ['FAST'] },
      state: 'local',
    });
    assert.deepEqual((await via('prompt')).body, {
      prompt: 'a fox --ar 3:2 --fast',
      state: 'local',
    });
    const path = await via('path');
    assert.equal(path.path, '/mj-fast/mj/submit/imagine');
    assert.deepEqual(path.body, { prompt: 'a fox --ar 3:2', state: 'local' });
  });

  it('sends the speed picked in the prompt, whatever the settings say, and leaves it there', async () => {
    // Lost: "Fast" at a gateway that reads `mode` and draws in RELAX without it; money, the other way round.
    const prompt = 'a fox --ar 3:2 --turbo';
    const provider = makeProvider();
    for (const defaultSpeed of [undefined, 'relax'] as const) {
      for (const [speedVia, path, parts] of [
        ['body', '/mj', { mode: 'TURBO' }],
        ['path', '/mj-turbo/mj', {}],
        ['accountFilter', '/mj', { accountFilter: { modes: ['TURBO'] } }],
        ['prompt', '/mj', {}],
      ] as const) {
        const facts = { options: { speedVia }, ...(defaultSpeed ? { defaultSpeed } : {}) };
        const context = makeContext(sandbox.url, facts);
        const outcome = await provider.submit(imagine(prompt), 'local', context);
        const sent = requestsTo(sandbox, '/submit/imagine').at(-1);
        assert.equal(sent?.path, `${path}/submit/imagine`);
        assert.deepEqual(sent.body, { prompt, ...parts, state: 'local' });
        assert.equal(outcome.kind, 'accepted');
        assert.equal(await drawnAt(outcome.remoteIds[0]), 'turbo');
      }
    }
  });

  it('presses a button at the speed its picture was asked for in the prompt', async () => {
    // Lost: the speed, from the second press on.
    const provider = makeProvider();
    const via = (speedVia: string) =>
      makeContext(sandbox.url, { options: { speedVia }, defaultSpeed: 'relax' });
    const parent = await finished(provider, imagine('a fox --fast'), via('body'));
    const child = await press(provider, parent, 'V1', via('path'));
    assert.equal(requestsTo(sandbox, '/submit/action').at(-1)?.path, '/mj-fast/mj/submit/action');
    assert.equal(await drawnAt(child.remoteId), 'fast');
    await press(provider, parent, 'V1', via('accountFilter'));
    const { body } = requestsTo(sandbox, '/submit/action').at(-1) ?? {};
    assert.deepEqual((body as Record<string, unknown>)['accountFilter'], { modes: ['FAST'] });
  });

  it('answers a window at the speed that is written into it', async () => {
    // Lost: "--turbo", typed into the window of a picture that was asked for in relax.
    const provider = makeProvider();
    const context = makeContext(sandbox.url, { options: { speedVia: 'path' } });
    const request = imagine('a fox --relax sandbox:modal');
    const outcome = await provider.submit(request, 'local', context);
    const task = taskOf(request, outcome, sandbox.url);
    await provider.answer(task, { prompt: 'a hen --turbo' }, context);
    assert.equal(requestsTo(sandbox, '/submit/modal').at(-1)?.path, '/mj-turbo/mj/submit/modal');
  });

  it('adds the optional parts of an action only when they are set', async () => {
    // Lost: gateways that refuse unknown or empty fields; accounts that need the same channel.
    const provider = makeProvider();
    const plain = makeContext(sandbox.url);
    const parent = await finished(provider, imagine('a fox'), plain);
    const { customIds } = parent.providerData as { customIds: Record<string, string> };
    const own = { taskId: parent.remoteId, customId: customIds['vary-3'], state: 'local-child' };

    await press(provider, parent, 'V3', plain);
    assert.deepEqual(requestsTo(sandbox, '/submit/action').at(-1)?.body, own);

    const options = {
      chooseSameChannel: 'true',
      speedVia: 'accountFilter',
      notifyHook: 'http://127.0.0.1:9/hook',
    };
    await press(
      provider,
      parent,
      'V3',
      makeContext(sandbox.url, { options, defaultSpeed: 'relax' }),
    );
    assert.deepEqual(requestsTo(sandbox, '/submit/action').at(-1)?.body, {
      ...own,
      chooseSameChannel: true,
      accountFilter: { modes: ['RELAX'] },
      notifyHook: 'http://127.0.0.1:9/hook',
    });
  });

  it('sends what is chosen for a film in the fields of the format, each once', async () => {
    // Lost: a film that does not loop, is too small, ends elsewhere, or is paid for four times.
    const provider = makeProvider();
    const context = makeContext(sandbox.url);
    const film = { kind: 'video', picture, endPicture: picture, resolution: '720' } as const;
    const prompt = 'x --ar 3:2 --motion high --loop --bs 2';
    const outcome = await provider.submit({ ...film, prompt }, 'l', context);
    const body = requestsTo(sandbox, '/submit/video').at(-1)?.body as Record<string, unknown>;
    const { image, endImage, ...rest } = body;
    assert.match(String(image), /^data:image\/png;base64,/);
    assert.equal(endImage, image);
    assert.deepEqual(rest, {
      prompt: 'x --ar 3:2',
      motion: 'high',
      loop: true,
      videoType: 'vid_1.1_i2v_720',
      batchSize: 2,
      state: 'l',
    });
    const task = taskOf({ ...film, prompt }, outcome, sandbox.url);
    const seen = await observeUntilSettled(provider, task, context);
    assert.deepEqual(
      seen.assets.map(({ kind }) => kind),
      ['video', 'video'],
    );
  });

  it('sends every composed request to its endpoint with the fields gateways bind', async () => {
    // Lost: one of the ways to make a picture.
    const provider = makeProvider();
    const context = makeContext(sandbox.url);
    const data = /^data:image\/png;base64,/;
    const bodyAt = (path: string) =>
      requestsTo(sandbox, path).at(-1)?.body as Record<string, unknown>;

    await provider.submit(
      { kind: 'imagine', prompt: 'x', pictures: [picture], bot: 'niji' },
      'l',
      context,
    );
    assert.match(String((bodyAt('/mj/submit/imagine')['base64Array'] as string[])[0]), data);
    assert.equal(bodyAt('/mj/submit/imagine')['botType'], 'NIJI_JOURNEY');

    await provider.submit(
      { kind: 'blend', pictures: [picture, picture], shape: 'portrait' },
      'l',
      context,
    );
    assert.equal(bodyAt('/mj/submit/blend')['dimensions'], 'PORTRAIT');
    assert.equal((bodyAt('/mj/submit/blend')['base64Array'] as string[]).length, 2);

    await provider.submit({ kind: 'swapFace', face: picture, target: picture }, 'l', context);
    assert.match(String(bodyAt('/mj/insight-face/swap')['sourceBase64']), data);
    assert.match(String(bodyAt('/mj/insight-face/swap')['targetBase64']), data);

    await provider.submit(
      { kind: 'edit', prompt: 'x --v 7', picture, mask: picture },
      'l',
      context,
    );
    assert.match(String(bodyAt('/mj/submit/edits')['image']), data);
    assert.match(String(bodyAt('/mj/submit/edits')['maskBase64']), data);

    await provider.submit({ kind: 'shorten', prompt: 'a long prompt' }, 'l', context);
    assert.deepEqual(bodyAt('/mj/submit/shorten'), { prompt: 'a long prompt', state: 'l' });

    await provider.submit({ kind: 'video', prompt: 'x', picture, motion: 'high' }, 'l', context);
    const { image, ...plain } = bodyAt('/mj/submit/video');
    assert.match(String(image), /^data:image\/png;base64,/);
    assert.deepEqual(plain, { prompt: 'x', motion: 'high', state: 'l' });

    const links = await provider.upload?.([picture, picture], context);
    assert.equal(links?.length, 2);
    assert.equal((bodyAt('/mj/submit/upload-discord-images')['base64Array'] as string[]).length, 2);
  });
});
