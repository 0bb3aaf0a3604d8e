import assert from 'node:assert/strict';
import { portableData } from '../../../../src/providers/midjourney/providerData';

describe('What a task may take along to another machine', () => {
  it('is the tokens of its buttons, and nothing that somebody put beside them', () => {
    // A key that a gateway sent back would leave with the pictures; or no button could be pressed over there.
    const customIds = { 'upscale-1': 'MJ::JOB::upsample::1::abc' };
    const changes = { reroll: { action: 'REROLL', index: 1 } };
    const known = { customIds, changes, madeBy: 'CustomZoom', suggestion: 'a fox --zoom 2' };
    assert.deepEqual(portableData({ ...known, apiKey: 'sk-secret', headers: {} }), known);
    assert.deepEqual(portableData({ customIds, token: 'x' }), { customIds });
    for (const nothing of [undefined, null, 'text', {}, { token: 'x' }]) {
      assert.equal(portableData(nothing), undefined);
    }
  });
});
