// A picture would be drawn slowly that was asked for fast, or charged as fast where slow was chosen.
import assert from 'node:assert/strict';
import { chosenSpeed } from '../../../../src/domain/parameters/chosenSpeed';
import type { ActionRequest } from '../../../../src/domain/request';

const press: ActionRequest = {
  kind: 'action',
  taskId: 'p',
  actionId: 'v1',
  label: 'V1',
  prompt: 'a fox --relax',
};

describe('the chosen speed', () => {
  it('is the one in the words, before what was recorded beside them', () => {
    const request = { kind: 'imagine', prompt: 'a fox --fast', pictures: [] } as const;
    assert.equal(chosenSpeed({ request: { ...request, speed: 'relax' } }), 'fast');
    assert.equal(
      chosenSpeed({ request: { ...request, prompt: 'a fox', speed: 'relax' } }),
      'relax',
    );
    assert.equal(chosenSpeed({ request: { ...request, prompt: 'a fox' } }), undefined);
  });

  it('is that of what was answered, and stays with what is made of it', () => {
    assert.equal(chosenSpeed({ request: press }), 'relax');
    assert.equal(chosenSpeed({ request: press, answeredWith: 'an owl --turbo' }), 'turbo');
    assert.equal(chosenSpeed({ request: press, answeredWith: '' }), 'relax');
    const child = { ...press, words: 'an owl --turbo' };
    assert.equal(chosenSpeed({ request: child }), 'turbo');
  });
});
