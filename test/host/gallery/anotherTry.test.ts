// A refusal would cost a person the picture, the region they marked, or the words.
import assert from 'node:assert/strict';
import { FailureError, invalid, type Failure, type FailureKind } from '../../../src/domain/failure';
import type { PictureRef, TaskRequest } from '../../../src/domain/request';
import { runRemedy } from '../../../src/host/gallery/runRemedy';
import { problemOfTask } from '../../../src/host/problemView';
import type { ComposerPage } from '../../../src/host/services';
import type { Task } from '../../../src/domain/task';
import { failsWith } from '../../support/failsWith';
import { fakeServices, fakeTask } from '../support/fakeServices';

const ref = (name: string): PictureRef => ({
  hash: name.padEnd(64, '0'),
  mime: 'image/png',
  name: `${name}.png`,
  byteLength: 10,
});
const failure: Failure = {
  kind: 'invalidRequest',
  reason: 'pictureRefused',
  gatewayMessage: 'base64格式错误',
  isRetryable: false,
  charged: 'no',
};
const failedTask = (request: TaskRequest) =>
  fakeTask({ phase: 'failed', request, failure, assets: [] });

describe('A task that the gateway refused', () => {
  const shownBy = (request: TaskRequest) => problemOfTask(failedTask(request));
  const told = async (request: TaskRequest) => {
    const { services } = fakeServices({ tasks: [failedTask(request)] });
    const notes: (readonly [string, unknown])[] = [];
    const page = {
      tell: (name: string, params: unknown) => notes.push([name, params]),
      attached: (picture: PictureRef) => ({ ...picture, src: `src-${picture.name}` }),
    };
    await runRemedy(services, () => page, 'fox', 'editPrompt');
    return notes;
  };

  it('says that it was the picture, and offers to send it again or change it', () => {
    const problem = shownBy({ kind: 'describe', picture: ref('boat') });
    assert.match(problem?.sentence ?? '', /did not accept the picture/);
    assert.match(problem?.chargeText ?? '', /Nothing was charged/);
    assert.equal(problem?.detail, 'base64格式错误');
    assert.deepEqual(
      problem.remedies.map(({ id }) => id),
      ['retry', 'changePictures', 'dismiss'],
    );
    const edit = shownBy({ kind: 'edit', prompt: 'a tent', picture: ref('boat') });
    assert.deepEqual(
      edit?.remedies.map(({ id }) => id),
      ['retry', 'editPrompt', 'dismiss'],
    );
  });

  it('gives an edit back with the whole picture and what was marked of it', async () => {
    const strokes = [{ tool: 'invert' }];
    const notes = await told({
      kind: 'edit',
      prompt: 'a tent',
      picture: ref('cut-out'),
      mask: ref('mask'),
      region: { whole: ref('boat'), strokes },
    });
    const picture = { ...ref('boat'), src: 'src-boat.png' };
    assert.deepEqual(notes, [
      ['picture/compose', { kind: 'edit', prompt: 'a tent', picture, strokes }],
    ]);
  });

  it('gives a swap and an animation back as what they were', async () => {
    const swap = await told({ kind: 'swapFace', face: ref('ann'), target: ref('boat') });
    assert.partialDeepStrictEqual(swap[0], [
      'composer/fill',
      { kind: 'swapFace', pictures: [{ name: 'ann.png' }, { name: 'boat.png' }] },
    ]);
    const picture = ref('boat');
    const video = await told({
      kind: 'video',
      prompt: 'it moves',
      picture,
      endPicture: ref('shore'),
      resolution: '720',
    });
    assert.partialDeepStrictEqual(video[0], [
      'composer/fill',
      {
        kind: 'video',
        prompt: 'it moves',
        resolution: '720',
        pictures: [{ name: 'boat.png' }, { name: 'shore.png' }],
      },
    ]);
    // Recorded before its prompt said it.
    const early = await told({ kind: 'video', prompt: 'it moves', picture, motion: 'high' });
    assert.partialDeepStrictEqual(early[0], [
      'composer/fill',
      { prompt: 'it moves --motion high', resolution: '480' },
    ]);
    const blend = await told({ kind: 'blend', pictures: [picture], shape: 'portrait' });
    assert.partialDeepStrictEqual(blend[0], [
      'composer/fill',
      { kind: 'blend', shape: 'portrait' },
    ]);
  });
});

describe('A press that failed', () => {
  const pressed = (kind: FailureKind, more: Partial<Task> = {}) =>
    fakeTask({
      phase: 'failed',
      assets: [],
      request: { kind: 'action', taskId: 'p', actionId: 'v1', label: 'V1', prompt: 'a fox' },
      parent: { taskId: 'p', actionId: 'v1', label: 'V1', group: 'vary' },
      failure: { kind, word: 'gory', isRetryable: false, charged: 'no' },
      ...more,
    });
  const answered = { answeredWith: 'a gory fox' };
  const remediesOf = (task: Task) => problemOfTask(task)?.remedies.map(({ id }) => id);

  /** What the page was told, and which tasks were sent anew. */
  const edited = async (task: Task, problem?: FailureError) => {
    const { services } = fakeServices({ tasks: [task] });
    const retried: string[] = [];
    const retry = (id: string) => {
      if (problem) return Promise.reject(problem);
      retried.push(id);
      return Promise.resolve({ task: fakeTask({ id: 'again' }) });
    };
    Object.assign(services.tasks, { retry });
    const notes: (readonly [string, unknown])[] = [];
    const page = { tell: (name: string, params: unknown) => notes.push([name, params]) };
    await runRemedy(services, () => page as unknown as ComposerPage, task.id, 'editPrompt');
    return { notes, retried };
  };
  const fill = (prompt: string) => [
    'composer/fill',
    { kind: 'imagine', prompt, pictures: [], markedWord: 'gory' },
  ];

  it('leads to the words that were written into its window, whatever went wrong', () => {
    // Nothing but Dismiss, and the words were gone with it.
    assert.deepEqual(remediesOf(pressed('promptRefused', answered)), ['editPrompt', 'dismiss']);
    assert.deepEqual(remediesOf(pressed('timedOut', answered)), ['retry', 'editPrompt', 'dismiss']);
    const again = { typedBefore: 'a gory fox' };
    assert.deepEqual(remediesOf(pressed('promptRefused', again)), ['editPrompt', 'dismiss']);
    // Its picture's own words are what is wrong, or have nothing to do with it.
    assert.deepEqual(remediesOf(pressed('promptRefused')), ['editPrompt', 'dismiss']);
    assert.deepEqual(remediesOf(pressed('timedOut')), ['retry', 'dismiss']);
  });

  it('is pressed once more by Edit prompt, and shown', async () => {
    const { notes, retried } = await edited(pressed('promptRefused', answered));
    assert.deepEqual(retried, ['fox']);
    assert.deepEqual(notes, [['task/reveal', { taskId: 'again' }]]);
  });

  for (const reason of ['taskUnknown', 'actionUnknown'] as const) {
    it(`gives its words to the composer where no window can open: ${reason}`, async () => {
      const task = pressed('promptRefused', answered);
      const { notes, retried } = await edited(task, new FailureError(invalid(reason)));
      assert.deepEqual([notes, retried], [[fill('a gory fox')], []]);
    });
  }

  it('gives the words of its picture to the composer where none were written', async () => {
    const { notes, retried } = await edited(pressed('promptRefused'));
    assert.deepEqual([notes, retried], [[fill('a fox')], []]);
  });

  it('says so when Edit prompt was pressed twice at once', async () => {
    // A composer full of words would look as if the press had not been made.
    const twice = new FailureError(invalid('alreadyPressed'));
    const task = pressed('promptRefused', answered);
    await assert.rejects(edited(task, twice), failsWith('alreadyPressed'));
  });

  it('of the composer comes back with the words that its window was answered with', async () => {
    const request = { kind: 'imagine', prompt: 'a fox', pictures: [] } as const;
    const { notes, retried } = await edited(pressed('promptRefused', { ...answered, request }));
    assert.deepEqual([notes, retried], [[fill('a gory fox')], []]);
  });
});
