import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { createOwner, mayBeAlive } from '../../../src/tasks/history/owner';

describe('owner', () => {
  it('knows a process that is gone from one that may live', () => {
    // A crashed window would hold up the others, or a living one would be robbed of its tasks.
    assert.equal(mayBeAlive(createOwner()), true);
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    assert.equal(mayBeAlive(`${pid}@${hostname()}#0`), false);
    assert.equal(mayBeAlive(`${pid}@another-machine#0`), true);
  });
});
