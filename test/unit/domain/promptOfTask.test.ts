import assert from 'node:assert/strict';
import type { Asset } from '../../../src/domain/asset';
import { hasOwnWords, promptOfTask } from '../../../src/domain/promptOfTask';
import type { ActionRequest } from '../../../src/domain/request';
import { advance, type Task } from '../../../src/domain/task';
import { makeTask } from '../../support/makeTask';

const request = {
  kind: 'action',
  taskId: 'p',
  actionId: 'x',
  label: 'V1',
  prompt: 'a fox',
} as const satisfies ActionRequest;
const pressed = (news: Partial<Task> = {}, words?: string) =>
  makeTask({
    id: 'a',
    parent: { taskId: 'p', actionId: 'x', label: 'V1', group: 'vary' },
    request: words === undefined ? request : { ...request, words },
    ...news,
  });

describe('The prompt of a task', () => {
  it('is what was answered, else what its button stands for, else what its request says', () => {
    // A person would copy, save and send again words that their picture was not drawn by.
    assert.equal(promptOfTask(pressed()), 'a fox');
    assert.equal(promptOfTask(pressed({}, 'a cat')), 'a cat');
    assert.equal(promptOfTask(pressed({ answeredWith: 'a dog' }, 'a cat')), 'a dog');
    assert.equal(promptOfTask(makeTask({ id: 'b', answeredWith: 'a dog' })), 'a dog');
    const picture = { hash: 'h', mime: 'image/png', name: 'a.png', byteLength: 1 };
    assert.equal(promptOfTask(makeTask({ id: 'd', request: { kind: 'describe', picture } })), '');
  });

  it('is not nothing because a region was sent without words', () => {
    // The gateway draws by the old words then.
    assert.equal(promptOfTask(pressed({ answeredWith: ' ' }, 'a cat')), 'a cat');
    assert.equal(promptOfTask(pressed({ answeredWith: '' }, ' ')), 'a fox');
  });

  it('counts as its own where it did not come from the parent', () => {
    // Alt+Up would lead through one prompt for every upscale, or past what was typed into a window.
    assert.equal(hasOwnWords(pressed({}, 'inherited')), false);
    assert.equal(hasOwnWords(pressed({ answeredWith: 'typed' })), true);
    assert.equal(hasOwnWords(makeTask({ id: 'b' })), true);
  });

  describe('as the gateway tells it', () => {
    const imagineAll = { taskId: 'p', actionId: 'x', label: 'Imagine all', group: 'text' } as const;
    const grid: Asset = { kind: 'grid', url: 'u', rows: 2, columns: 2 };
    const ended = (task: Task, assets: readonly Asset[] = [grid]) =>
      promptOfTask(advance(task, { phase: 'succeeded', assets, prompt: 'a quiet quay' }, 1));

    it('is that of one of several pictures of one press', () => {
      // Four pictures of Describe would all be called "Imagine all", and none could be drawn again.
      assert.equal(ended(pressed({ parent: imagineAll })), 'a quiet quay');
    });

    it('counts for nothing where it is known here', () => {
      // Gateways translate prompts and put links into them: the person's own words would be gone.
      assert.equal(ended(pressed({ parent: imagineAll }, 'ein Kai')), 'ein Kai');
      assert.equal(ended(pressed()), 'a fox');
      assert.equal(ended(makeTask({ id: 'b' })), 'a fox');
    });

    it('is no prompt where it is a list of them', () => {
      // "Describe again" answers with four, which nobody can send as one.
      assert.equal(
        ended(pressed({ parent: imagineAll }), [{ kind: 'text', texts: ['a', 'b'] }]),
        'a fox',
      );
    });
  });
});
