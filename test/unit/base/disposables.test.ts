import assert from 'node:assert/strict';
import { DisposableStore } from '../../../src/base/disposables';

describe('DisposableStore', () => {
  it('lets go of everything, newest first, and of what comes late at once', () => {
    // Timers and listeners of a closed window would live on.
    const gone: string[] = [];
    const store = new DisposableStore();
    store.add({ dispose: () => gone.push('a') });
    store.add({ dispose: () => gone.push('b') });
    store.dispose();
    store.add({ dispose: () => gone.push('late') });
    assert.deepEqual(gone, ['b', 'a', 'late']);
    assert.equal(store.size, 0);
  });
});
