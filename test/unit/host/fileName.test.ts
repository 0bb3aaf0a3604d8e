import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Task } from '../../../src/domain/task';
import { endingOf, fileName, safeName, slugOf } from '../../../src/host/documents/fileName';

const finishedAt = new Date(2026, 10, 5, 9, 7, 3).getTime();

function task(prompt: string, more: Partial<Task> = {}): Task {
  return {
    id: 'local1',
    remoteId: '17123456789012345',
    providerId: 'midjourney',
    connectionId: 'sandbox',
    request: { kind: 'imagine', prompt, pictures: [] },
    phase: 'succeeded',
    assets: [],
    actions: [],
    pressedActionIds: [],
    refusedActions: {},
    createdAt: 0,
    movedAt: 0,
    finishedAt,
    ...more,
  };
}

describe('fileName', () => {
  it('fills in the tokens, with the prompt as words', () => {
    const fox = task('https://x.test/a.png a Red fox, in snow! --ar 3:2 --v 7');
    assert.equal(fileName('{date}-{slug}', fox, undefined), '2026-11-05-a-red-fox-in-snow');
    assert.equal(fileName('{time} {taskId} {index}', fox, 3), '090703 17123456789012345 3');
  });

  it('names the button and the seed', () => {
    const made = task('fox', {
      seed: '42',
      parent: { taskId: 'p', actionId: 'a', label: 'Vary (Subtle)' },
    });
    assert.equal(fileName('{slug}_{action}_{seed}', made, undefined), 'fox_vary-subtle_42');
  });

  it('closes the gap that an empty token leaves', () => {
    assert.equal(fileName('{date}-{index}-{slug}', task('fox'), undefined), '2026-11-05-fox');
    assert.equal(fileName('{slug}-{index}', task('fox'), undefined), 'fox');
  });

  it('keeps Chinese words and an unknown token', () => {
    assert.equal(
      fileName('{slug}', task('一只红色的狐狸，水墨 --niji 6'), undefined),
      '一只红色的狐狸-水墨',
    );
    assert.equal(fileName('{slug}-{nope}', task('fox'), undefined), 'fox-{nope}');
  });

  it('is never empty and never a path', () => {
    assert.equal(fileName('{slug}', task('!!! --tile'), undefined), 'picture');
    assert.equal(fileName('../../{slug}', task('fox'), undefined), 'fox');
    assert.equal(fileName('a/b\\c:{slug}', task('fox'), undefined), 'a-b-c-fox');
  });
});

describe('slugOf', () => {
  it('ends at a word', () => {
    const slug = slugOf('an extraordinarily long description of a fox that sits somewhere');
    assert.equal(slug, 'an-extraordinarily-long-description-of-a-fox');
    assert.equal(slugOf('狐'.repeat(80)), '狐'.repeat(48));
  });
});

describe('safeName', () => {
  it('steps around the names Windows keeps', () => {
    for (const name of ['CON', 'nul', 'com1', 'LPT9', 'aux.fox', 'COM¹', 'CONIN$', 'nul .x']) {
      assert.equal(safeName(name), `_${name}`);
    }
    assert.equal(safeName('console'), 'console');
  });

  it('shows what it is: nothing unseen turns it round or hides in it', () => {
    // A picture would look like another file, or two files have the same name to the eye.
    assert.equal(safeName('fox\u202Egnp.exe'), 'foxgnp.exe');
    assert.equal(safeName('\u2066a\u2069\u200Bb\uFEFF\u0085c\u2028d\u061C'), 'abcd');
    assert.equal(safeName('half \uD83E'), 'half \uFFFD');
    assert.equal(safeName('🦊 👩‍👩‍👧 نمی‌خواهم'), '🦊 👩‍👩‍👧 نمی‌خواهم');
    for (const dots of ['a. . .', 'a...', ' a ', 'a .', '. a']) assert.equal(safeName(dots), 'a');
    assert.equal(safeName('..'), 'picture');
  });

  it('is good on every system, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 220 }), (text) => {
        const name = safeName(text);
        assert.ok(name.length > 0);
        assert.ok(Buffer.byteLength(name) <= 181);
        // eslint-disable-next-line no-control-regex -- the very characters that must not be there
        assert.doesNotMatch(name, /[<>:"/\\|?*\u0000-\u001f\u007f]/);
        assert.doesNotMatch(name, /^[. ]|[. ]$/);
        assert.doesNotMatch(name, /^(con|prn|aux|nul|com\d|lpt\d)\s*(\.|$)/i);
        assert.doesNotMatch(name, /[\u0080-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/);
        assert.ok(name.isWellFormed());
      }),
    );
  });
});

describe('endingOf', () => {
  it('goes by what the bytes are', () => {
    assert.equal(endingOf('image/jpeg'), 'jpg');
    assert.equal(endingOf('video/mp4'), 'mp4');
    assert.equal(endingOf('application/zip'), 'bin');
  });
});
