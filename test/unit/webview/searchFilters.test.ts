import assert from 'node:assert/strict';
import { readFilter, withFilter } from '../../../src/webview/searchFilters';

describe('filters in the search', () => {
  // The drop-down would say one thing and the search another.
  it('are read from its text', () => {
    assert.equal(readFilter('fox kind:grid snow', 'kind'), 'grid');
    assert.equal(readFilter('KIND:Grid', 'kind'), 'grid');
    assert.equal(readFilter('date:2026-11', 'date'), '2026-11');
    assert.equal(readFilter('a "kind:grid" fox', 'kind'), '');
    assert.equal(readFilter('mankind:grid -kind:grid', 'kind'), '');
    assert.equal(readFilter('', 'date'), '');
  });

  // Choosing in a drop-down would throw away the words a person has typed.
  it('are written into it, and nothing else is touched', () => {
    assert.equal(withFilter('', 'kind', 'grid'), 'kind:grid');
    assert.equal(withFilter('red  fox', 'kind', 'grid'), 'red  fox kind:grid');
    assert.equal(withFilter('a kind:grid b', 'kind', 'video'), 'a kind:video b');
    assert.equal(withFilter('a kind:grid b', 'kind', ''), 'a b');
    assert.equal(withFilter('kind:grid', 'kind', ''), '');
    assert.equal(withFilter('kind:grid a kind:image', 'kind', 'text'), 'kind:text a');
    assert.equal(withFilter('kind:grid', 'date', 'week'), 'kind:grid date:week');
    assert.equal(withFilter('"kind:grid"', 'kind', 'image'), '"kind:grid" kind:image');
  });
});
