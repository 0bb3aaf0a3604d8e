import assert from 'node:assert/strict';
import { initialModel, reduce } from '../../../src/webview/pageState';

describe('a seed that goes into the composer', () => {
  const filled = (kept: Parameters<typeof initialModel>[0], fill: object) => {
    const { kind, prompt, pictures } = reduce(initialModel(kept), { type: 'fill', fill });
    return [kind, prompt, pictures.length];
  };
  const picture = { hash: 'a', mime: 'image/png', name: 'a.png', byteLength: 9, src: 'a' };

  // What a person was writing, and the pictures they had chosen, would be gone.
  it('leaves what is written there, and replaces another seed', () => {
    const kept = { prompt: 'a boat --seed 1 --ar 3:2', pictures: [picture] };
    assert.deepEqual(filled(kept, { seed: '42' }), ['imagine', 'a boat --seed 42 --ar 3:2', 1]);
    assert.deepEqual(filled({ ...kept, kind: 'edit' }, { seed: '42' })[0], 'edit');
  });

  it('goes into the prompt that comes along', () => {
    assert.deepEqual(filled({ prompt: 'a boat' }, { prompt: 'a fox', seed: '42' }), [
      'imagine',
      'a fox --seed 42',
      0,
    ]);
  });

  // It would stand in a prompt that the form of a blend does not show.
  it('is seen: where no prompt has parameters, the composer turns to one that has', () => {
    assert.deepEqual(filled({ kind: 'blend' }, { seed: '42' }), ['imagine', '--seed 42', 0]);
  });
});
