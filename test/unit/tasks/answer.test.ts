import assert from 'node:assert/strict';
import type { ActionInput } from '../../../src/domain/action';
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

  for (const prompt of ['a fox --zoom 1.7', 'a fox', 'a fox --zoom 1 --ar 3:2']) {
    it(`to a zoom is sent: ${prompt}`, async () => {
      // A sound zoom would be refused.
      await waiting('zoom');
      await answer(prompt);
      assert.equal(provider.answeredWith.length, 1);
    });
  }

  it('is not judged by its zoom where no zoom is wanted', async () => {
    // A word in a plain prompt would stop it.
    await waiting('text');
    await answer('a lens --zoom 5');
    assert.equal(provider.answeredWith.length, 1);
  });
});
