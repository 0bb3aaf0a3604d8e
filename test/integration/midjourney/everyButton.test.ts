import assert from 'node:assert/strict';
import { isFailureError } from '../../../src/domain/failure';
import type { Task } from '../../../src/domain/task';
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox';
import { everyButton } from '../../support/everyButton';
import { useTempFolders } from '../../support/tempFolder';
import { EditorWindow } from '../tasks/editorWindow';
import {
  finished,
  imagine,
  makeContext,
  makeProvider,
  observeUntilSettled,
  requestsTo,
  taskOf,
  type Seen,
} from './bench';

/** The kinds that stock new-api passes on; everything else it calls unknown. */
const passedByNewApi =
  /::(upsample|low_variation|high_variation|variation|pan_|reroll|Outpaint|CustomZoom|Inpaint)/;

for (const personality of ['proxy', 'new-api'] as const) {
  describe(`every form of button, at a ${personality} gateway`, () => {
    let sandbox: Sandbox;
    let task: Seen;
    before(async () => {
      sandbox = await startSandbox({ personality, pace: 0.01, idDigits: 17, concurrency: 200 });
      const request = imagine('a fox sandbox:every-button');
      task = await finished(makeProvider(), request, makeContext(sandbox.url));
    });
    after(() => sandbox.close());

    /** The tokens, as the gateway sent them. */
    const tokens = () => {
      const { customIds } = task.providerData as { customIds: Readonly<Record<string, string>> };
      return task.actions.map(({ id }) => customIds[id] ?? '');
    };

    it('is named in Midjourney’s own words, asks for what it needs, and dead ones are left out', () => {
      // Lost: buttons without a name, a mask studio that never opens, a charge for the "Web" link.
      const seen = task.actions.map(({ label, group, input, cell }, index) => {
        const customId = (tokens()[index] ?? '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, '{u}');
        return { customId, label, group, input, ...(cell === undefined ? {} : { cell }) };
      });
      assert.deepEqual(seen, everyButton);
      assert.equal(new Set(task.actions.map(({ id }) => id)).size, everyButton.length);
      for (const { emoji = '🙂' } of task.actions) assert.doesNotMatch(emoji, /[a-z]/i);
      const pressed = task.actions.filter(({ wasPressed }) => wasPressed);
      assert.deepEqual(
        pressed.map(({ label }) => label),
        ['V2'],
      );
    });

    for (const [index, { customId, label }] of everyButton.entries()) {
      it(`is pressed by its own token, ${label} (${customId})`, async () => {
        // Lost: the right picture, or the press as a whole, where a token is mended on its way.
        const [action, token] = [task.actions[index], tokens()[index]];
        assert.ok(action && token);
        const before = sandbox.requests.length;
        // A provider that has learned nothing yet, as after a start.
        const outcome = await makeProvider().act(
          task,
          action.id,
          'child',
          makeContext(sandbox.url),
        );

        const [request, ...more] = sandbox.requests.slice(before);
        assert.ok(request);
        assert.deepEqual([request.method, request.path], ['POST', '/mj/submit/action']);
        assert.deepEqual(request.body, { taskId: task.remoteId, customId: token, state: 'child' });
        assert.equal(typeof (request.body as { taskId: unknown }).taskId, 'string');
        assert.match(request.headers['content-type'] ?? '', /^application\/json/);
        assert.match(request.headers['user-agent'] ?? '', /\S/);
        assert.equal(request.headers['authorization'], 'Bearer ***');
        const isPassed = personality === 'proxy' || passedByNewApi.test(token);
        if (!isPassed) assert.equal(outcome.kind, 'refused');
        if (outcome.kind === 'refused') {
          assert.equal(outcome.failure.charged, 'no');
          assert.equal(outcome.failure.kind, 'notOffered');
        }
        // Accepted or refused: nothing is sent a second time, and a look at the task is no press.
        assert.deepEqual(
          more.filter(({ method }) => method === 'POST'),
          [],
        );
      });
    }
  });
}

describe('a button that the gateway calls unknown', () => {
  const tempFolder = useTempFolders();
  let sandbox: Sandbox;
  let easel: EditorWindow;
  beforeEach(async () => {
    sandbox = await startSandbox({ personality: 'new-api', pace: 0.01, concurrency: 200 });
    easel = await new EditorWindow(sandbox, tempFolder()).start();
  });
  afterEach(async () => {
    easel.close();
    await sandbox.close();
  });

  const everyTask = async (): Promise<Task> => {
    const { id } = await easel.imagine('a fox sandbox:every-button');
    return easel.until(id, ({ phase }) => phase === 'succeeded');
  };
  const idOf = (task: Task, label: string) => {
    const action = task.actions.find((one) => one.label === label);
    assert.ok(action, label);
    return action.id;
  };
  const isNotOffered = (error: unknown) =>
    isFailureError(error) &&
    error.failure.kind === 'notOffered' &&
    error.failure.charged === 'no' &&
    /unknown_action/.test(error.failure.gatewayMessage ?? '');

  it('is greyed with the reason, on that card and on others, and not sent again', async function () {
    // Lost: the reason why a button does nothing, and the same useless press on every card.
    this.timeout(60_000);
    const [one, other] = [await everyTask(), await everyTask()];
    const provider = easel.providers.get('midjourney');
    const labels = ['Favorite', 'Hologram', 'relight_dusk', 'Relight (Warm)', '🎨', 'Remaster'];
    for (const label of labels) {
      const actionId = idOf(one, label);
      assert.equal(provider?.refusalOf?.(other, idOf(other, label), easel.connection), undefined);
      const refused = await (await easel.manager.act(one.id, actionId)).settled;
      assert.equal(refused.phase, 'failed');
      assert.equal(refused.failure?.kind, 'notOffered');
      const parent = await easel.store.get(one.id);
      assert.match(parent?.refusedActions[actionId] ?? '', /unknown_action/);
      assert.ok(!parent?.pressedActionIds.includes(actionId));
      const words = provider?.refusalOf?.(other, idOf(other, label), easel.connection);
      assert.match(words ?? '', /unknown_action/, label);

      const asked = requestsTo(sandbox, '/submit/').length;
      await assert.rejects(easel.manager.act(one.id, actionId), isNotOffered);
      await assert.rejects(easel.manager.act(other.id, idOf(other, label)), isNotOffered);
      assert.equal(requestsTo(sandbox, '/submit/').length, asked);
    }
    assert.equal(sandbox.charges.length, 2, 'the two pictures and nothing else');
    for (const label of ['U1', 'Vary (Region)', 'Zoom Out 2x', 'Pan Left']) {
      const id = idOf(other, label);
      assert.equal(provider?.refusalOf?.(other, id, easel.connection), undefined, label);
    }
  });

  it('takes none of the ordinary ones with it', async () => {
    // Lost: V1 to V4 on every card, because somebody tried a V7.
    const task = await everyTask();
    const provider = easel.providers.get('midjourney');
    const sent = await easel.manager.act(task.id, idOf(task, 'V7'));
    assert.equal((await sent.settled).failure?.kind, 'notOffered');
    for (const label of ['V1', 'V4', 'Vary (Subtle)', 'U1']) {
      const id = idOf(task, label);
      assert.equal(provider?.refusalOf?.(task, id, easel.connection), undefined, label);
    }
  });

  it('is done another way where there is one, and stays a button', async function () {
    // Lost: Describe's and Shorten's prompts and Animate on every stock new-api.
    this.timeout(60_000);
    const context = makeContext(sandbox.url);
    const provider = makeProvider();
    const shortened = await finished(
      provider,
      { kind: 'shorten', prompt: 'a red fox in deep snow at dawn' },
      context,
    );
    const texts = shortened.assets.find((asset) => asset.kind === 'text')?.texts ?? [];
    assert.ok(texts.length > 0);
    const promptId = idOf(shortened, 'Imagine shortened prompt 1');
    const drawn = await provider.act(shortened, promptId, 'drawn', context);
    assert.equal(drawn.kind, 'accepted');
    assert.deepEqual(requestsTo(sandbox, '/submit/imagine').at(-1)?.body, {
      prompt: texts[0],
      state: 'drawn',
    });
    assert.equal(provider.refusalOf?.(shortened, promptId, context.connection), undefined);

    const request = imagine('a fox');
    const grid = await finished(provider, request, context);
    const picked = await provider.act(grid, idOf(grid, 'U1'), 'picked', context);
    const image = await pickedImage(provider, picked, context);
    for (const motion of ['High', 'Low'] as const) {
      const id = idOf(image, `Animate (${motion} motion)`);
      const film = await provider.act(image, id, `film-${motion}`, context);
      assert.equal(film.kind, 'accepted');
      assert.partialDeepStrictEqual(requestsTo(sandbox, '/submit/video').at(-1)?.body, {
        motion: motion.toLowerCase(),
        state: `film-${motion}`,
      });
      assert.equal(provider.refusalOf?.(image, id, context.connection), undefined);
    }
  });
});

/** The picked picture once it is there. */
async function pickedImage(
  provider: ReturnType<typeof makeProvider>,
  outcome: Parameters<typeof taskOf>[1],
  context: ReturnType<typeof makeContext>,
): Promise<Seen> {
  const request: Task['request'] = imagine('a fox');
  return observeUntilSettled(provider, taskOf(request, outcome, context.connection.id), context);
}
