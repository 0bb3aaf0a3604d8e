import assert from 'node:assert/strict';
import { givesStar } from '../../../src/domain/givesStar';

describe('Star of several', () => {
  // One press would take the stars of favourites away because another one had none.
  it('is given unless each of them has one', () => {
    const [plain, starred] = [{}, { isStarred: true }];
    assert.equal(givesStar([starred, plain]), true);
    assert.equal(givesStar([starred, { isStarred: false }]), true);
    assert.equal(givesStar([starred, starred]), false);
  });

  it('is given where nothing is known of them', () => {
    assert.equal(givesStar([]), true);
  });
});
