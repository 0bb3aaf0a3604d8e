import assert from 'node:assert/strict';
import { newId } from '../../../src/base/newId';

describe('newId', () => {
  it('makes ids that differ and sort by creation, even within one millisecond', () => {
    // Tasks would overwrite one another, or stand in the wrong order.
    const ids = [5, 5, 5, 6, 1_700_000_000_000, 1_700_000_000_000].map(newId);
    assert.deepEqual([...ids].sort(), ids);
    assert.equal(new Set(ids).size, ids.length);
  });
});
