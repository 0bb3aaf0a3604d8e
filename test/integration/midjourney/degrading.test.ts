import assert from 'node:assert/strict';
import { isFailureError } from '../../../src/domain/failure';
import { readObservation } from '../../../src/providers/midjourney/observation';
import { readWireTask } from '../../../src/providers/midjourney/wireTask';
import { GatewayMemory } from '../../../src/host/gatewayMemory';
import type { Provider } from '../../../src/providers/provider';
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox';
import { mementoOf } from '../../support/mementoOf';
import {
  actionNamed,
  addFault,
  finished,
  imagine,
  makeContext,
  makeProvider,
  observeUntilSettled,
  picture,
  press,
  quick,
  realFetch,
  requestsTo,
  taskOf,
} from './bench';

describe('gateways that lack something', () => {
  let sandbox: Sandbox;
  afterEach(() => sandbox.close());

  it('learns once that there is no batch query, and asks one by one', async () => {
    // Lost: nothing is ever shown as finished on such a gateway.
    sandbox = await startSandbox({ pace: 0.01 });
    const provider = makeProvider();
    const context = makeContext(sandbox.url);
    await addFault(sandbox, 'list-by-condition', '404-html');
    const task = await finished(provider, imagine('a fox'), context);
    await provider.observe([task, { ...task, id: 'b' }], context);
    assert.equal(requestsTo(sandbox, 'list-by-condition').length, 1);
    assert.ok(requestsTo(sandbox, '/fetch').length >= 2);
  });

  it('asks for a task the list left out, and says that it is gone only after the grace', async () => {
    // Lost: a new task taken for gone; or a forgotten one that spins for ever.
    sandbox = await startSandbox({ pace: 0.01 });
    const provider = makeProvider();
    const context = makeContext(sandbox.url);
    const young = taskOf(
      imagine('a fox'),
      { kind: 'accepted', remoteIds: ['12345678901234567'], phase: 'queued' },
      sandbox.url,
    );
    assert.equal((await provider.observe([young], context)).size, 0);
    assert.equal(requestsTo(sandbox, '/fetch').length, 0);
    const old = { ...young, acceptedAt: Date.now() - 60_000 };
    assert.equal((await provider.observe([old], context)).get(young.id), 'notFound');
  });

  it('makes U, V and Reroll for a grid without buttons, and presses them by change', async () => {
    // Lost: novicezk's proxy, which has no buttons at all.
    sandbox = await startSandbox({ pace: 0.01 });
    const provider = makeProvider();
    const context = makeContext(sandbox.url);
    const parent = await finished(provider, imagine('a fox'), context);
    const bare = {
      ...parent,
      ...madeByChange(await observeWithoutButtons(parent.remoteId ?? '')),
    };
    const child = await press(provider, { ...parent, ...bare }, 'U2', context);
    assert.deepEqual(requestsTo(sandbox, '/submit/change').at(-1)?.body, {
      taskId: parent.remoteId,
      action: 'UPSCALE',
      index: 2,
      state: 'local-child',
    });
    assert.equal((await observeUntilSettled(provider, child, context)).assets[0]?.kind, 'image');
  });

  it('goes another way when new-api calls a button unknown, and remembers it', async () => {
    // Lost: Describe's prompts and Animate on every stock new-api.
    sandbox = await startSandbox({ pace: 0.01, personality: 'new-api' });
    const provider = makeProvider();
    const context = makeContext(sandbox.url);
    const described = await finished(provider, { kind: 'describe', picture }, context);
    const [texts] = described.assets;
    assert.ok(texts?.kind === 'text');

    const drawn = await press(provider, described, 'Imagine prompt 2', context);
    assert.equal(
      (requestsTo(sandbox, '/submit/imagine').at(-1)?.body as { prompt: string }).prompt,
      texts.texts[1],
    );
    assert.equal((await observeUntilSettled(provider, drawn, context)).phase, 'succeeded');
    await press(provider, described, 'Imagine prompt 3', context);
    assert.equal(requestsTo(sandbox, '/submit/action').length, 1);
    // There is another way, so it is no dead button.
    const { id } = actionNamed(described, 'Imagine prompt 3');
    assert.equal(provider.refusalOf?.(described, id, context.connection), undefined);
  });

  it('makes a film longer another way where Extend is unknown', async () => {
    // Lost: the rest of a film, on every stock new-api.
    sandbox = await startSandbox({ pace: 0.01, personality: 'new-api' });
    const provider = makeProvider();
    const context = makeContext(sandbox.url);
    const request = { kind: 'video', prompt: 'waves --loop', picture } as const;
    const set = await finished(provider, request, context);
    const id = 'extend-high';
    const pressed = async (films: number, number: number) => {
      const token = `MJ::JOB::animate_high_extend::${number}::0f1e2d3c`;
      const providerData = { customIds: { [id]: token } };
      const task = { ...set, assets: set.assets.slice(0, films), providerData };
      const outcome = await provider.act(task, id, 'longer', context);
      const made = await observeUntilSettled(
        provider,
        taskOf(request, outcome, sandbox.url),
        context,
      );
      assert.equal(made.assets[0]?.kind, 'video');
      assert.equal(provider.refusalOf?.(task, id, context.connection), undefined);
      return requestsTo(sandbox, '/submit/video').at(-1)?.body;
    };
    const body = { prompt: 'waves', motion: 'high', action: 'extend', state: 'longer' };
    assert.deepEqual(await pressed(4, 3), { ...body, taskId: set.remoteId, index: 2 });
    assert.deepEqual(await pressed(1, 3), { ...body, taskId: set.remoteId, index: 0 });
    assert.equal(requestsTo(sandbox, '/submit/action').length, 1);
  });

  it('says that a button is not offered where there is no other way', async () => {
    // Lost: the reason why a button does nothing.
    sandbox = await startSandbox({ pace: 0.01, personality: 'new-api' });
    const provider = makeProvider();
    const context = makeContext(sandbox.url);
    const grid = await finished(provider, imagine('a fox'), context);
    const image = await observeUntilSettled(
      provider,
      await press(provider, grid, 'U1', context),
      context,
    );
    const { id } = actionNamed(image, 'Favorite');
    assert.equal(provider.refusalOf?.(image, id, context.connection), undefined);
    const asked = requestsTo(sandbox, '/submit/action').length;
    for (let press = 0; press < 2; press++) {
      const outcome = await provider.act(image, id, 'local', context);
      assert.equal(outcome.kind, 'refused');
      assert.equal(outcome.failure.kind, 'notOffered');
      assert.match(outcome.failure.gatewayMessage ?? '', /unknown_action/);
    }
    assert.equal(requestsTo(sandbox, '/submit/action').length, asked + 1);

    // Every other picture's button of that kind is known to be useless, too; at this gateway only.
    const other = await observeUntilSettled(
      provider,
      await press(provider, grid, 'U2', context),
      context,
    );
    const sameKind = actionNamed(other, 'Favorite').id;
    const words = provider.refusalOf?.(other, sameKind, context.connection);
    assert.match(words ?? '', /unknown_action/);
    const vary = actionNamed(other, 'Vary (Subtle)').id;
    assert.equal(provider.refusalOf?.(other, vary, context.connection), undefined);
    const elsewhere = makeContext('https://other.example').connection;
    assert.equal(provider.refusalOf?.(other, sameKind, elsewhere), undefined);
  });

  it('sees a window that came as an ordinary answer', async () => {
    // Lost: remix behind new-api hangs for ever.
    sandbox = await startSandbox({ pace: 0.01, personality: 'new-api' });
    const provider = makeProvider();
    const context = makeContext(sandbox.url);
    const request = imagine('a fox sandbox:hidden-modal');
    const outcome = await provider.submit(request, 'local', context);
    const task = taskOf(request, outcome, sandbox.url);
    const seen = await observeUntilSettled(provider, task, context);
    assert.equal(seen.phase, 'needsInput');
    assert.equal(seen.observation.inputWanted?.input, 'text');
    assert.match(seen.observation.inputWanted.suggestion, /a fox/);
  });

  it('reads odd tasks: buttons as text, nobody’s buttons, further fields, failures', async () => {
    // Lost: pictures on gateways that conform less.
    sandbox = await startSandbox({ pace: 0.01 });
    const provider = makeProvider();
    const context = makeContext(sandbox.url);
    const of = (scenario: string) =>
      finished(provider, imagine(`a fox sandbox:${scenario}`), context);

    actionNamed(await of('text-buttons'), 'U1');
    assert.equal((await of('odd-buttons')).phase, 'succeeded');
    const extras = await of('extras');
    assert.equal(extras.assets[0]?.kind, 'grid');
    assert.equal(extras.assets[0].cellUrls?.length, 4);
    const late = await of('banned-late');
    assert.equal(late.observation.failure?.kind, 'promptRefused');
    assert.equal((await of('invalid')).observation.failure?.kind, 'invalidRequest');
    assert.equal((await of('timeout')).observation.failure?.kind, 'timedOut');
    assert.equal((await of('fail60')).phase, 'failed');
  });

  it('refreshes dead links, and learns where there is no Refresh', async () => {
    // Lost: yesterday's pictures.
    sandbox = await startSandbox({ pace: 0.01 });
    const provider = makeProvider();
    const context = makeContext(sandbox.url);
    const task = await finished(provider, imagine('a fox sandbox:dead-link'), context);
    const [before] = task.assets;
    const [after] = (await provider.refreshLinks?.(task, context)) ?? [];
    assert.ok(before?.kind === 'grid' && after?.kind === 'grid');
    assert.notEqual(after.url, before.url);
    assert.equal((await fetch(after.url)).status, 200);

    await sandbox.close();
    sandbox = await startSandbox({ pace: 0.01, refresh: false, personality: 'new-api' });
    const here = makeContext(sandbox.url);
    const other = await finished(provider, imagine('a fox'), here);
    for (let tries = 0; tries < 2; tries++) {
      await assert.rejects(
        Promise.resolve(provider.refreshLinks?.(other, here)),
        (error) => isFailureError(error) && error.failure.kind === 'notOffered',
      );
    }
    assert.equal(requestsTo(sandbox, '/submit/refresh').length, 1);
    assert.deepEqual(requestsTo(sandbox, '/submit/refresh')[0]?.body, { taskId: other.remoteId });
  });

  it('cancels where that exists, is never charged for it, and then offers it', async () => {
    // Lost: a way to stop a wrong prompt.
    sandbox = await startSandbox({ pace: 1 });
    const { provider, context, task } = await stuck();
    const charged = sandbox.charges.length;
    const canCancel = () => provider.capabilitiesOf?.(context.connection).canCancel;
    assert.equal(canCancel(), false);
    await provider.cancel?.(task, context);
    assert.equal((await observeUntilSettled(provider, task, context)).phase, 'cancelled');
    assert.equal(sandbox.charges.length, charged);
    assert.equal(canCancel(), true);
  });

  it('still offers to cancel after a reload, until the gateway says no', async () => {
    // Lost: the button on every card, each time a window is opened, until somebody tests the connection.
    sandbox = await startSandbox({ pace: 1 });
    const kept = new Map<string, unknown>();
    const opened = () => makeProvider(realFetch, quick, new GatewayMemory(mementoOf(kept)));
    const { provider, context, task } = await stuck(opened());
    const offers = (one: Provider) => one.capabilitiesOf?.(context.connection).canCancel;
    assert.equal(offers(opened()), false);
    await provider.cancel?.(task, context);
    assert.equal(offers(opened()), true);
    const elsewhere = { ...context.connection, id: 'https://other.example' };
    assert.equal(opened().capabilitiesOf?.(elsewhere).canCancel, false);
    assert.doesNotMatch(JSON.stringify([...kept]), /key-1234567890/);

    await addFault(sandbox, '/cancel', '403');
    await assert.rejects(Promise.resolve(opened().cancel?.(task, context)));
    assert.equal(offers(opened()), false);
  });

  it('forgets no yes of another window where it learned nothing, or only met a firewall’s page', async () => {
    // Lost: the button on every card, for one bad minute or a test that could not tell.
    sandbox = await startSandbox({ pace: 1 });
    const kept = new Map<string, unknown>();
    const opened = () => makeProvider(realFetch, quick, new GatewayMemory(mementoOf(kept)));
    const { provider, context, task } = await stuck(opened());
    const offers = (one: Provider) => one.capabilitiesOf?.(context.connection).canCancel;
    const other = opened();
    assert.equal(offers(other), false);
    await provider.cancel?.(task, context);
    await addFault(sandbox, '/submit/', '502', 1_000);
    const { details } = await other.checkConnection(context);
    assert.ok(details.includes('cancel: found out when one is asked for'), details.join('\n'));
    assert.equal(offers(opened()), true);

    for (const scenario of ['403-html', '404-html']) {
      await addFault(sandbox, '/cancel', scenario);
      const met = opened();
      await assert.rejects(Promise.resolve(met.cancel?.(task, context)));
      assert.equal(offers(met), false, scenario);
      assert.equal(offers(opened()), true, scenario);
    }
  });

  it('asks a gateway without cancel once, and again only after a test of the connection', async () => {
    // Lost: a request each time, or a cancel that the gateway has had since yesterday.
    sandbox = await startSandbox({ personality: 'new-api' });
    const { provider, context, task } = await stuck();
    const cancel = () => Promise.resolve(provider.cancel?.(task, context));
    const isMissing = (error: unknown) =>
      isFailureError(error) && error.failure.kind === 'notOffered';
    await assert.rejects(cancel(), isMissing);
    await assert.rejects(cancel(), isMissing);
    assert.equal(requestsTo(sandbox, '/cancel').length, 1);
    await provider.checkConnection(context);
    await assert.rejects(cancel(), isMissing);
    assert.equal(
      requestsTo(sandbox, '/cancel').filter(({ method }) => method === 'POST').length,
      2,
    );
  });

  for (const scenario of ['403', 'limit', 'no-account']) {
    it(`takes no for no when it asks to cancel, ${scenario}`, async () => {
      // Lost: the sight of a task that goes on and is paid for.
      sandbox = await startSandbox({ pace: 1 });
      const { provider, context, task } = await stuck();
      await addFault(sandbox, '/cancel', scenario);
      await assert.rejects(
        Promise.resolve(provider.cancel?.(task, context)),
        (error) => isFailureError(error) && error.failure.reason === 'cancelRefused',
      );
    });
  }

  it('does not take a gateway that is down for one that says no', async () => {
    // Lost: the button, for one bad minute.
    sandbox = await startSandbox({ pace: 1 });
    const { provider, context, task } = await stuck();
    await addFault(sandbox, '/cancel', '502', 50);
    await assert.rejects(
      Promise.resolve(provider.cancel?.(task, context)),
      (error) => isFailureError(error) && error.failure.kind === 'serverError',
    );
    assert.equal(provider.capabilitiesOf?.(context.connection).canCancel, false);
  });

  async function stuck(provider = makeProvider()) {
    const context = makeContext(sandbox.url);
    const request = imagine('a fox sandbox:stuck');
    const outcome = await provider.submit(request, 'local', context);
    return { provider, context, task: taskOf(request, outcome, sandbox.url) };
  }

  async function observeWithoutButtons(remoteId: string): Promise<Record<string, unknown>> {
    const reply = await fetch(`${sandbox.url}/mj/task/${remoteId}/fetch`, {
      headers: { authorization: 'Bearer key-1234567890' },
    });
    return { ...((await reply.json()) as Record<string, unknown>), buttons: null };
  }
});

function madeByChange(json: Record<string, unknown>) {
  const wire = readWireTask(json);
  assert.ok(wire);
  const { actions = [], providerData } = readObservation(wire, {
    baseUrl: 'http://127.0.0.1',
    pathPrefix: '/mj',
  });
  return { actions, providerData };
}
