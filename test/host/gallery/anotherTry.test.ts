// A refusal would cost a person the picture, the region they marked, or the words.
import assert from 'node:assert/strict';
import type { Failure } from '../../../src/domain/failure';
import type { PictureRef, TaskRequest } from '../../../src/domain/request';
import type { Page } from '../../../src/host/gallery/page';
import { runRemedy } from '../../../src/host/gallery/runRemedy';
import { problemOfTask } from '../../../src/host/problemView';
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
    await runRemedy(services, page as unknown as Page, 'fox', 'editPrompt');
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
