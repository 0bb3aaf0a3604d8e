import assert from 'node:assert/strict';
import type { ActionInput } from '../../../src/domain/action';
import { promptOfTask } from '../../../src/domain/promptOfTask';
import { failsWith } from '../../support/failsWith';
import { FakeClock } from '../../support/fakeClock';
import { makeTask } from '../../support/makeTask';
import { failure, ScriptedProvider } from '../../support/scriptedProvider';
import { TaskWorld } from '../../support/taskWorld';
import { useTempFolders } from '../../support/tempFolder';

describe('An answer to what a task asks', () => {
  const tempFolder = useTempFolders();
  let clock: FakeClock;
  let provider: ScriptedProvider;
  let world: TaskWorld;

  beforeEach(async () => {
    clock = new FakeClock();
    provider = new ScriptedProvider();
    world = new TaskWorld({ folder: tempFolder(), clock, provider });
    await world.start();
  });
  afterEach(() => {
    world.stop();
  });

  const waiting = async (input: ActionInput = 'text') => {
    const inputWanted = { input, suggestion: 'a fox' };
    provider.answers.set('r-w', { phase: 'needsInput', inputWanted });
    await world.store.put(makeTask({ id: 'w', phase: 'needsInput', inputWanted }));
  };
  const answer = async (prompt: string) => (await world.manager.answer('w', { prompt })).settled;

  it('that was refused stays with its reason until the next one is sent', async () => {
    // The next poll would wipe out the reason, and with it the words the person typed.
    await waiting();
    provider.outcome = () =>
      Promise.resolve({ kind: 'refused', failure: failure('promptRefused').failure });
    await answer('a naked fox');
    await clock.pass(90_000);
    assert.ok(provider.observed.length > 0);
    const task = world.store.peek('w');
    assert.equal(task?.phase, 'needsInput');
    assert.equal(task.failure?.kind, 'promptRefused');
    assert.equal(task.inputWanted?.suggestion, 'a naked fox');

    provider.outcome = () => new Promise(() => undefined);
    const { task: again } = await world.manager.answer('w', { prompt: 'a dressed fox' });
    assert.equal(again.failure, undefined);
  });

  it('that was taken is not asked for again while the gateway still says that it waits', async () => {
    await waiting();
    provider.outcome = () =>
      Promise.resolve({ kind: 'accepted', remoteIds: ['r-w'], phase: 'queued' });
    await answer('a red fox');
    await clock.pass(5 * 60_000);
    assert.notEqual(world.store.peek('w')?.phase, 'needsInput');
  });

  it('that got lost on the way has not to be typed again', async () => {
    // The person would see the gateway's old suggestion instead of the own words.
    await waiting();
    provider.outcome = () =>
      Promise.resolve({ kind: 'unconfirmed', failure: failure('timedOut').failure });
    await answer('a red fox');
    await clock.pass(90_000);
    const task = world.store.peek('w');
    assert.equal(task?.phase, 'needsInput');
    assert.equal(task.inputWanted?.suggestion, 'a red fox');
  });

  for (const how of ['says so at once', 'is seen to wait']) {
    it(`that came to nothing is offered by the window of the next try, where the gateway ${how}`, async () => {
      // A refused word, or the gateway's own mistake, would cost a person everything they had written.
      const v1 = { id: 'v1', label: 'V1', group: 'vary', input: 'none' } as const;
      await world.store.put(makeTask({ id: 'grid', phase: 'succeeded', actions: [v1] }));
      const inputWanted = { input: 'text', suggestion: 'a fox' } as const;
      provider.outcome = (id) =>
        Promise.resolve(
          how === 'says so at once'
            ? { kind: 'needsInput', remoteId: `r-${id}`, inputWanted }
            : { kind: 'accepted', remoteIds: [`r-${id}`], phase: 'queued' },
        );
      const asks = async (id: string) => {
        provider.answers.set(`r-${id}`, { phase: 'needsInput', inputWanted });
        await clock.pass(30_000);
        return world.store.peek(id)?.inputWanted?.suggestion;
      };
      const fail = async (id: string) => {
        provider.answers.set(`r-${id}`, {
          phase: 'failed',
          failure: failure('promptRefused').failure,
        });
        await clock.pass(120_000);
        assert.equal((await world.store.get(id))?.phase, 'failed');
      };
      const retried = async (id: string) => (await (await world.manager.retry(id)).settled).id;

      const first = (await (await world.manager.act('grid', 'v1')).settled).id;
      assert.equal(await asks(first), 'a fox');
      const accepted = provider.outcome;
      provider.outcome = (id) =>
        Promise.resolve({ kind: 'accepted', remoteIds: [`r-${id}`], phase: 'queued' });
      await (
        await world.manager.answer(first, { prompt: 'a fox in a gory cape' })
      ).settled;
      provider.outcome = accepted;
      await fail(first);
      assert.equal(provider.acted.length, 1);

      const second = await retried(first);
      assert.equal(await asks(second), 'a fox in a gory cape');
      // Not drawn by them yet, and also there when that one fails before it is answered.
      assert.equal(promptOfTask((await world.store.get(second)) ?? makeTask({ id: '' })), 'a fox');
      await fail(second);
      const third = await retried(second);
      assert.equal(await asks(third), 'a fox in a gory cape');
      assert.equal(provider.acted.length, 3);
    });
  }

  it('may be a mask without words, but not nothing', async () => {
    // An empty answer would be paid, a mask alone be refused.
    await waiting('mask');
    await assert.rejects(answer(' '), failsWith('promptNeeded'));
    const mask = { hash: 'h', mime: 'image/png', name: 'mask.png', byteLength: 9 };
    await world.manager.answer('w', { prompt: '', mask });
    assert.equal(provider.answeredWith.length, 1);
  });

  for (const prompt of ['a fox --zoom 3', 'a fox --zoom 0.5', 'a fox --zoom', 'a fox —zoom=9']) {
    it(`to a zoom is refused before it costs: ${prompt}`, async () => {
      // Midjourney refuses it after the press was charged.
      await waiting('zoom');
      await assert.rejects(answer(prompt), failsWith('badZoom'));
      assert.equal(world.store.peek('w')?.phase, 'needsInput');
      assert.equal(provider.answeredWith.length, 0);
    });
  }

  for (const prompt of ['a fox --zoom 1.7', 'a fox —zoom 1.2', 'a fox --zoom 1 --ar 3:2']) {
    it(`to a zoom is sent: ${prompt}`, async () => {
      // A sound zoom would be refused.
      await waiting('zoom');
      await answer(prompt);
      assert.deepEqual(provider.answeredWith, [{ prompt }]);
    });
  }

  it('to a zoom goes with the zoom that is shown for it, also where the words name none', async () => {
    // The slider shows 2; a gateway that gets no zoom draws another one, or refuses after it was charged.
    await waiting('zoom');
    await answer('a fox --ar 3:2');
    assert.deepEqual(provider.answeredWith, [{ prompt: 'a fox --ar 3:2 --zoom 2' }]);
    assert.equal(world.store.peek('w')?.answeredWith, 'a fox --ar 3:2 --zoom 2');
    await waiting('zoom');
    await assert.rejects(answer(' '), failsWith('promptNeeded'));
  });

  it('is not judged by its zoom where no zoom is wanted', async () => {
    // A word in a plain prompt would stop it.
    await waiting('text');
    await answer('a lens --zoom 5');
    assert.equal(provider.answeredWith.length, 1);
  });
});
