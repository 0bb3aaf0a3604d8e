import assert from 'node:assert/strict';
import { readParams } from '../../../src/host/gallery/pageInput';

describe('What the page asks for many tasks', () => {
  it('is taken as the protocol has it, and in no other form', () => {
    // A page that was tampered with could hand anything to the history.
    const ids = Array.from({ length: 50_000 }, (_, n) => `t${n}`);
    assert.deepEqual(readParams('tasks/forget', { taskIds: ids }), { taskIds: ids });
    assert.deepEqual(readParams('tasks/restore', { taskIds: ['a'] }), { taskIds: ['a'] });
    const star = { taskIds: ['a', 'b'], isStarred: false };
    assert.deepEqual(readParams('tasks/star', star), star);
    for (const wrong of [
      {},
      { taskIds: [] },
      { taskIds: 'a' },
      { taskIds: [''] },
      { taskIds: [1] },
    ]) {
      assert.throws(() => readParams('tasks/forget', wrong), /wrong parameters/);
      assert.throws(() => readParams('tasks/restore', wrong), /wrong parameters/);
      assert.throws(
        () => readParams('tasks/star', { ...wrong, isStarred: true }),
        /wrong parameters/,
      );
    }
    assert.throws(() => readParams('tasks/star', { taskIds: ['a'] }), /wrong parameters/);
  });
});
