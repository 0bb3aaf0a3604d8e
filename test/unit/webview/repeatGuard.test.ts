// A nervous finger would pay twice.
import assert from 'node:assert/strict';
import { RepeatGuard } from '../../../src/webview/repeatGuard';

describe('what is asked for twice', () => {
  const params = { taskId: 'a', actionId: 'U1' };
  let now = 0;
  let guard: RepeatGuard;
  beforeEach(() => {
    now = 0;
    guard = new RepeatGuard(() => now);
  });
  const allows = () => guard.allows('action/run', params);

  it('is swallowed within two seconds, and a wish again after them', () => {
    assert.equal(allows(), true);
    now = 1_999;
    assert.equal(allows(), false);
    now = 2_000;
    assert.equal(allows(), true);
  });

  // Somebody would press in vain for two seconds though nothing was sent.
  it('may be asked for again at once where it was refused', () => {
    allows();
    guard.release('action/run', params);
    assert.equal(allows(), true);
  });
});
