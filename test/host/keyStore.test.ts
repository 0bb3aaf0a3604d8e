// A key that is asked for too late makes each press wait for it after the disk, and not during.
import assert from 'node:assert/strict';
import { KeyStore } from '../../src/host/keyStore';
import { MemorySecrets } from './support/memorySecrets';

describe('the keys', () => {
  it('say when a question has left, as VS Code sends it', async () => {
    let hasLeft = false;
    class TimedSecrets extends MemorySecrets {
      override get(name: string) {
        setTimeout(() => (hasLeft = true), 0);
        return super.get(name);
      }
    }
    const keys = new KeyStore(new TimedSecrets());
    void keys.get('https://gateway.test');
    await keys.asked();
    assert.equal(hasLeft, true);
    keys.dispose();
  });
});
