// What failed to load once, for a moment, would fail until the window is reloaded; or be loaded twice.
import assert from 'node:assert/strict';
import { keepResult } from '../../../src/base/keepResult';

describe('keepResult', () => {
  it('makes it once, also when it is asked for twice at the same time', async () => {
    let made = 0;
    const get = keepResult(() => Promise.resolve(++made));
    assert.deepEqual(await Promise.all([get(), get()]), [1, 1]);
    assert.equal(await get(), 1);
  });

  it('tries again after a failure', async () => {
    const answers = [new Error('busy'), undefined];
    const get = keepResult(async () => {
      const error = answers.shift();
      await Promise.resolve();
      if (error) throw error;
      return 'open';
    });
    await assert.rejects(get(), /busy/);
    assert.equal(await get(), 'open');
  });
});
