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
} from './bench';

for (const personality of ['proxy', 'new-api'] as const) {
  describe(`the main job against a ${personality} gateway`, () => {
    let sandbox: Sandbox;
    before(async () => {
      sandbox = await startSandbox({
        personality,
        pace: 0.01,
        idDigits: 17,
        bareNumberResult: true,
      });
    });
    after(() => sandbox.close());

    it('imagines, watches, and finds Midjourney’s own buttons under the grid', async () => {
      // Lost: the whole product.
      const task = await finished(
        makeProvider(),
        imagine('a red lighthouse'),
        makeContext(sandbox.url),
      );
      assert.equal(task.phase, 'succeeded');
      assert.equal(task.assets[0]?.kind, 'grid');
      assert.deepEqual(
        task.actions.map((action) => action.label),
        ['U1', 'U2', 'U3', 'U4', 'Reroll', 'V1', 'V2', 'V3', 'V4'],
      );
      assert.deepEqual(task.actions[1]?.cell, 2);
    });

    it('presses U2 with the body of the gateway’s page and the id digit for digit', async () => {
      // Lost: a 17-digit task id rounded by a double presses a button of another task.
      const provider = makeProvider();
      const context = makeContext(sandbox.url);
      const parent = await finished(provider, imagine('a blue boat'), context);
      const before = sandbox.requests.length;
      const child = await press(provider, parent, 'U2', context);

      const [request] = sandbox.requests.slice(before);
      assert.equal(request?.method, 'POST');
      assert.equal(request.path, '/mj/submit/action');
      assert.equal(request.headers['authorization'], 'Bearer ***');
      assert.match(request.headers['content-type'] ?? '', /^application\/json/);
      const { customIds } = parent.providerData as { customIds: Record<string, string> };
      assert.deepEqual(request.body, {
        taskId: parent.remoteId,
        customId: customIds['upscale-2'],
        state: 'local-child',
      });
      assert.match(parent.remoteId ?? '', /^\d{17}$/);

      const image = await observeUntilSettled(provider, child, context);
      assert.equal(image.phase, 'succeeded');
      assert.equal(image.assets[0]?.kind, 'image');
      for (const label of [
        'Vary (Subtle)',
        'Vary (Region)',
        'Zoom Out 2x',
        'Custom Zoom',
        'Pan Left',
      ]) {
        assert.ok(
          image.actions.some((action) => action.label === label),
          label,
        );
      }
    });

    it('asks with one request for twenty tasks', async () => {
      // Lost: a gateway that limits requests shuts the person out.
      const provider = makeProvider();
      const context = makeContext(sandbox.url);
      const one = await finished(provider, imagine('a green hill'), context);
      const tasks = Array.from({ length: 20 }, (_, index) => ({ ...one, id: `task-${index}` }));
      const before = sandbox.requests.length;
      const seen = await provider.observe(tasks, context);
      assert.equal(seen.size, 20);
      assert.equal(sandbox.requests.length - before, 1);
      assert.equal(sandbox.requests.at(-1)?.path, '/mj/task/list-by-condition');
      assert.deepEqual(sandbox.requests.at(-1)?.body, { ids: [one.remoteId] });
    });

    it('answers a custom zoom, which always opens a window', async () => {
      // Lost: Custom Zoom hangs for ever and is charged.
      const provider = makeProvider();
      const context = makeContext(sandbox.url);
      const grid = await finished(provider, imagine('a paper castle'), context);
      const image = await observeUntilSettled(
        provider,
        await press(provider, grid, 'U1', context),
        context,
      );
      const zoom = await press(provider, image, 'Custom Zoom', context);
      const waiting = await observeUntilSettled(provider, zoom, context);
      assert.equal(waiting.phase, 'needsInput');
      assert.equal(waiting.observation.inputWanted?.input, 'zoom');
      assert.match(waiting.observation.inputWanted.suggestion, /a paper castle.*--zoom 2$/);

      const outcome = await provider.answer(zoom, { prompt: 'a paper castle --zoom 1.6' }, context);
      assert.equal(outcome.kind, 'accepted');
      assert.equal(outcome.remoteIds[0], zoom.remoteId);
      assert.deepEqual(requestsTo(sandbox, '/submit/modal').at(-1)?.body, {
        taskId: zoom.remoteId,
        prompt: 'a paper castle --zoom 1.6',
      });
    });

    it('reads four prompts from a described picture', async () => {
      // Lost: Describe shows one long text with numbers in it, or nothing.
      const request = { kind: 'describe', picture } as const;
      const task = await finished(makeProvider(), request, makeContext(sandbox.url));
      const [texts] = task.assets;
      assert.equal(texts?.kind, 'text');
      assert.equal(texts.texts.length, 4);
      assert.ok(texts.texts.every((text) => !text.includes('\u20E3')));
      const body = requestsTo(sandbox, '/submit/describe').at(-1)?.body as { base64: string };
      assert.match(body.base64, /^data:image\/png;base64,/);
    });

    it('gets a seed, finds a task by its id, and says that an unknown one is unknown', async () => {
      // Lost: Import and Copy Seed.
      const provider = makeProvider();
      const context = makeContext(sandbox.url);
      const task = await finished(provider, imagine('a brass owl'), context);
      assert.match((await provider.getSeed?.(task, context)) ?? '', /^\d+$/);
      assert.equal((await provider.find(task.remoteId ?? '', context))?.phase, 'succeeded');
      assert.equal(await provider.find('12345678901234567', context), undefined);
    });
  });
}
