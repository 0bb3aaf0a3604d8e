import assert from 'node:assert/strict';
import type { Task } from '../../../src/domain/task';
import type { SubmitOutcome } from '../../../src/providers/provider';
import { eventually } from '../../support/eventually';
import { failsWith as fails } from '../../support/failsWith';
import { FakeClock, settle } from '../../support/fakeClock';
import { makeTask } from '../../support/makeTask';
import { pngBytes } from '../../support/pngBytes';
import { failure, ScriptedProvider } from '../../support/scriptedProvider';
import { TaskWorld } from '../../support/taskWorld';
import { useTempFolders } from '../../support/tempFolder';

const fox = { kind: 'imagine', prompt: 'a fox', pictures: [] } as const;
const upscale = { id: 'u2', label: 'U2', group: 'upscale', input: 'none', cell: 2 } as const;

describe('TaskManager', () => {
  const tempFolder = useTempFolders();
  let clock: FakeClock;
  let folder: string;
  let world: TaskWorld;
  let provider: ScriptedProvider;

  beforeEach(async () => {
    clock = new FakeClock();
    folder = tempFolder();
    provider = new ScriptedProvider();
    world = new TaskWorld({ folder, clock, provider });
    await world.start();
  });
  afterEach(() => {
    world.stop();
  });

  const finished = async (news: Partial<Task> = {}) => {
    const task = makeTask({ id: 'parent', phase: 'succeeded', actions: [upscale], ...news });
    await world.store.put(task);
    return task;
  };
  const answerWith = (outcome: SubmitOutcome) => {
    provider.outcome = () => Promise.resolve(outcome);
  };
  const reopen = async () => {
    world.stop();
    world = new TaskWorld({ folder, clock, provider, owner: 'window-2' });
    await world.start();
  };

  describe('submit', () => {
    it('has the task on disk before the request leaves', async () => {
      // A crash while sending would cost money and leave no trace.
      let onDisk: string | undefined;
      provider.outcome = (id) => {
        onDisk = world.history.get(id)?.phase;
        return Promise.resolve({ kind: 'accepted', remoteIds: ['r'], phase: 'queued' });
      };
      const { task, settled } = await world.manager.submit(fox);
      assert.equal(onDisk, 'sending');
      assert.equal(task.phase, 'sending');
      const after = await settled;
      assert.deepEqual([after.phase, after.remoteId], ['queued', 'r']);
    });

    it('sends nothing and records nothing without a key or a sound request', async () => {
      // An empty prompt would be paid, or failures would fill the history.
      await assert.rejects(world.manager.submit({ ...fox, prompt: ' ' }), fails('promptEmpty'));
      world.key = undefined;
      await assert.rejects(world.manager.submit(fox), fails('noKey'));
      assert.equal(await world.store.count(), 0);
      assert.equal(provider.submitted.length, 0);
    });

    it('sends nothing when the record cannot be written', async () => {
      // With a full disk, tasks would be paid that nobody can find again.
      world.history.write = () => {
        throw new Error('disk full');
      };
      await assert.rejects(world.manager.submit(fox), /disk full/);
      assert.equal(provider.submitted.length, 0);
      assert.equal(clock.pending, 0);
    });

    it('keeps what the gateway refused, with the reason', async () => {
      // The prompt would be gone, and nobody would know why.
      answerWith({ kind: 'refused', failure: failure('queueFull').failure });
      const { settled } = await world.manager.submit(fox);
      const task = await settled;
      assert.deepEqual([task.phase, task.failure?.kind], ['failed', 'queueFull']);
      assert.equal(task.request.kind === 'imagine' && task.request.prompt, 'a fox');
      assert.equal(world.finished.length, 1);
    });

    it('leaves it to a person when no answer was seen', async () => {
      // A machine would send it again, and it would be paid twice.
      answerWith({ kind: 'unconfirmed', failure: failure('timedOut').failure });
      const { task, settled } = await world.manager.submit(fox);
      assert.equal((await settled).phase, 'unconfirmed');
      await clock.pass(3_600_000);
      assert.equal(provider.submitted.length, 1);

      const again = await world.manager.retry(task.id);
      await again.settled;
      assert.equal(provider.submitted.length, 2);
      assert.equal((await world.store.get(task.id))?.phase, 'cancelled');
    });

    it('takes a call that throws for one that may have arrived', async () => {
      // A programming error would look like "nothing was sent", and be paid again.
      provider.outcome = () => Promise.reject(new Error('oops'));
      const { settled } = await world.manager.submit(fox);
      const task = await settled;
      assert.deepEqual([task.phase, task.failure?.charged], ['unconfirmed', 'unknown']);
    });

    it('needs no polling when the answer is the result', async () => {
      // Gateways that answer at once would be asked about a task they never heard of.
      answerWith({ kind: 'done', observation: { phase: 'succeeded' } });
      const { settled } = await world.manager.submit(fox);
      assert.equal((await settled).phase, 'succeeded');
      assert.equal(clock.pending, 0);
    });

    it('leaves no timer behind, even with a request underway', async () => {
      // A closed window would keep its process alive.
      provider.outcome = () => new Promise(() => undefined);
      await world.manager.submit(fox);
      world.stop();
      await settle();
      assert.equal(clock.pending, 0);
    });
  });

  describe('act', () => {
    it('makes a task that knows its parent, and the parent its press', async () => {
      // Nobody would know which picture an upscale came from, or what was pressed already.
      await finished();
      const { task, settled } = await world.manager.act('parent', 'u2');
      await settled;
      const { group, label, cell } = upscale;
      assert.deepEqual(task.parent, { taskId: 'parent', actionId: 'u2', label, group, cell });
      assert.equal(task.request.kind === 'action' && task.request.prompt, 'a fox');
      assert.deepEqual(world.store.peek('parent')?.pressedActionIds, ['u2']);
    });

    it('takes a double press for one', async () => {
      // A slip of the finger would be paid twice.
      await finished();
      await world.manager.act('parent', 'u2');
      await clock.pass(1_900);
      await assert.rejects(world.manager.act('parent', 'u2'), fails('alreadyPressed'));
      await clock.pass(200);
      await world.manager.act('parent', 'u2');
      assert.equal(provider.acted.length, 2);
    });

    it('takes two presses in the same moment for one', async () => {
      // Two pages of one window would each send it.
      await finished();
      const both = ['u2', 'u2'].map((id) => world.manager.act('parent', id));
      const results = await Promise.allSettled(both);
      assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
      assert.equal(provider.acted.length, 1);
    });

    it('presses only what is there, on what is finished', async () => {
      // The gateway would refuse it, some of them for money.
      await finished({ phase: 'running' });
      await assert.rejects(world.manager.act('parent', 'u2'), fails('taskNotReady'));
      await assert.rejects(world.manager.act('nobody', 'u2'), fails('taskUnknown'));
      world.provider.answers.set('r-parent', { phase: 'succeeded' });
      await clock.pass(5_000);
      await assert.rejects(world.manager.act('parent', 'u9'), fails('actionUnknown'));
    });

    it('remembers a button the gateway does not know', async () => {
      // The person would press it again and again.
      await finished();
      const refusal = { ...failure('notOffered').failure, gatewayMessage: 'unknown_action' };
      answerWith({ kind: 'refused', failure: refusal });
      const { settled } = await world.manager.act('parent', 'u2');
      await settled;
      const parent = await world.store.get('parent');
      assert.deepEqual(parent?.refusedActions, { u2: 'unknown_action' });
      assert.deepEqual(parent.pressedActionIds, []);
      await clock.pass(3_000);
      await assert.rejects(world.manager.act('parent', 'u2'), fails('notOffered'));
    });

    it('shows every task that one press has made', async () => {
      // "Imagine all" makes four tasks; three would be paid and never seen.
      await finished();
      answerWith({ kind: 'accepted', remoteIds: ['1', '2', '3', '4'], phase: 'queued' });
      const { settled } = await world.manager.act('parent', 'u2');
      await settled;
      const remoteIds = world.store.open().map((task) => task.remoteId);
      assert.deepEqual(remoteIds.sort(), ['1', '2', '3', '4']);
      assert.ok(world.store.open().every((task) => task.parent?.taskId === 'parent'));
    });
  });

  describe('answer', () => {
    const inputWanted = { input: 'text', suggestion: 'a fox' } as const;
    const waiting = async () => {
      await world.store.put(makeTask({ id: 'w', phase: 'needsInput', inputWanted }));
    };

    it('is sent once, and the question is not asked again meanwhile', async () => {
      // The same answer would be paid twice, or the person asked twice.
      await waiting();
      answerWith({ kind: 'accepted', remoteIds: ['r-w'], phase: 'queued' });
      provider.answers.set('r-w', { phase: 'needsInput', inputWanted });
      const { settled } = await world.manager.answer('w', { prompt: 'a red fox' });
      assert.equal((await settled).phase, 'queued');
      const again = world.manager.answer('w', { prompt: 'a red fox' });
      await assert.rejects(again, fails('alreadyPressed'));
      await clock.pass(30_000);
      assert.equal(world.store.peek('w')?.phase, 'queued');
      assert.equal(provider.answeredWith.length, 1);
      // It was taken: what the gateway says an hour later is still the old word.
      await clock.pass(60_000);
      assert.equal(world.store.peek('w')?.phase, 'queued');
    });

    it('can be given again when it was refused', async () => {
      // A refused word would leave the task stuck, with no way to answer.
      await waiting();
      answerWith({ kind: 'refused', failure: failure('promptRefused').failure });
      const task = await (await world.manager.answer('w', { prompt: 'bad' })).settled;
      assert.deepEqual(
        [task.phase, task.failure?.kind, task.inputWanted],
        ['needsInput', 'promptRefused', { input: 'text', suggestion: 'bad' }],
      );
      await world.manager.answer('w', { prompt: 'good' });
      assert.equal(provider.answeredWith.length, 2);
    });

    it('is looked up, not sent again, when no reply was seen', async () => {
      // The person would have to guess, although the gateway can tell.
      await waiting();
      answerWith({ kind: 'unconfirmed', failure: failure('timedOut').failure });
      provider.answers.set('r-w', { phase: 'succeeded' });
      await (
        await world.manager.answer('w', { prompt: 'x' })
      ).settled;
      await clock.pass(5_000);
      assert.equal((await world.store.get('w'))?.phase, 'succeeded');
      assert.equal(provider.answeredWith.length, 1);
    });

    it('must say something', async () => {
      // An empty answer would be paid.
      await waiting();
      await assert.rejects(world.manager.answer('w', { prompt: ' ' }), fails('promptNeeded'));
      assert.equal(world.store.peek('w')?.phase, 'needsInput');
    });

    it('is wanted when the gateway says so at once', async () => {
      // A task that waits for a person would look as if it were drawing.
      answerWith({ kind: 'needsInput', remoteId: 'r', inputWanted });
      const task = await (await world.manager.submit(fox)).settled;
      assert.deepEqual([task.phase, task.inputWanted], ['needsInput', inputWanted]);
    });
  });

  describe('resume', () => {
    it('loses nothing and sends nothing again', async () => {
      // A reload would cost running tasks, or be paid twice.
      await (
        await world.manager.submit(fox)
      ).settled;
      provider.outcome = () => new Promise(() => undefined);
      const underway = await world.manager.submit(fox);
      await reopen();
      assert.equal((await world.store.get(underway.task.id))?.phase, 'unconfirmed');
      for (const task of world.store.open()) {
        provider.answers.set(task.remoteId ?? '', { phase: 'succeeded' });
      }
      await clock.pass(5_000);
      assert.equal(provider.submitted.length, 2);
      assert.deepEqual(
        (await world.store.recent(9)).map(({ phase }) => phase),
        ['unconfirmed', 'succeeded'],
      );
      assert.equal(clock.pending, 0);
    });

    it('fetches pictures that were not fetched before', async () => {
      // The link would die before anybody opens the picture.
      const assets = [{ kind: 'image', url: 'https://x/1' }] as const;
      await finished({ assets, finishedAt: clock.now() });
      world.stop();
      const download = () => Promise.resolve(pngBytes());
      world = new TaskWorld({ folder, clock, provider, owner: 'window-2', download });
      await world.start();
      const file = await eventually(async () => {
        const [asset] = (await world.store.get('parent'))?.assets ?? [];
        return asset?.kind === 'image' && asset.file;
      });
      assert.equal(file.mime, 'image/png');
    });
  });

  describe('the rest', () => {
    it('brings in a task made elsewhere, once, and only if it exists', async () => {
      // A typing error would leave a dead task, a second import a double.
      await assert.rejects(world.manager.importTask('gone'), fails('notFound'));
      assert.equal(await world.store.count(), 0);
      provider.answers.set('14001929738841620', { phase: 'succeeded', prompt: 'an owl' });
      const { task } = await world.manager.importTask(' 14001929738841620 ');
      assert.equal(task.remoteId, '14001929738841620');
      assert.equal(task.request.kind === 'import' && task.request.prompt, 'an owl');
      const again = await world.manager.importTask('14001929738841620');
      assert.equal(again.task.id, task.id);
      assert.equal(await world.store.count(), 1);
    });

    it('gets the seed once and digit for digit', async () => {
      // A rounded seed makes another picture.
      await finished();
      assert.equal(await world.manager.getSeed('parent'), '0012345678901234567');
      assert.equal(world.store.peek('parent')?.seed, '0012345678901234567');
    });

    it('retries a failed press on its parent', async () => {
      // "Retry" would send a plain prompt instead of the button.
      await finished();
      answerWith({ kind: 'refused', failure: failure('queueFull').failure });
      const { task, settled } = await world.manager.act('parent', 'u2');
      await settled;
      await clock.pass(3_000);
      await world.manager.retry(task.id);
      assert.deepEqual(provider.acted, ['u2', 'u2']);
    });
  });
});
