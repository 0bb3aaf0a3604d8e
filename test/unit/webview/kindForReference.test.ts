import assert from 'node:assert/strict';
import { kindForReference } from '../../../src/webview/kindForReference';

// A blend that is half put together would become an imagine, or a request get more pictures than it can be sent with.
describe('what Use as Reference makes of the composer', () => {
  const kept = [
    ['imagine', 0],
    ['imagine', 9],
    ['blend', 0],
    ['blend', 4],
    ['describe', 0],
    ['edit', 0],
    ['video', 1],
    ['swapFace', 1],
  ] as const;
  for (const [kind, count] of kept) {
    it(`stays ${kind} with ${count} pictures`, () => {
      assert.equal(kindForReference(kind, count), kind);
    });
  }

  const left = [
    ['blend', 5],
    ['describe', 1],
    ['edit', 1],
    ['swapFace', 2],
    ['video', 2],
    ['shorten', 0],
  ] as const;
  for (const [kind, count] of left) {
    it(`is an imagine where ${kind} has no room beside ${count}`, () => {
      assert.equal(kindForReference(kind, count), 'imagine');
    });
  }
});
