// Easel would become slow a little at a time, and the benches be green all the while.
import assert from 'node:assert/strict';
import { loadScript } from '../../support/scripts';

const kept = { promise: 'delay ≤ 2 s', seen: '1.2 s', isKept: true };
const broken = { promise: 'requests ≤ 60 %', seen: '74 %', isKept: false };

describe('what the benches promise', () => {
  it('is a failure where it is not kept, and says which', async () => {
    const brokenPromises = await loadScript('brokenPromises');
    const late = { ...broken, promise: 'first screen ≤ 1 s', seen: '3 s' };
    const measured = [
      { name: 'polling', tables: [{ promises: [kept] }, { promises: [broken, kept] }] },
      { name: 'wall', tables: [{ promises: [late] }] },
    ];
    assert.equal(
      brokenPromises(measured),
      'Not kept: polling: requests ≤ 60 %: 74 %; wall: first screen ≤ 1 s: 3 s.',
    );
  });

  it('is none where all of it is kept, or nothing is promised', async () => {
    const brokenPromises = await loadScript('brokenPromises');
    assert.equal(
      brokenPromises([{ name: 'sizes', tables: [{}, { promises: [kept] }] }]),
      undefined,
    );
    assert.equal(brokenPromises([]), undefined);
  });
});
