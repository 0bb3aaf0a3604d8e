import assert from 'node:assert/strict';
import { Emitter } from '../../../src/base/emitter';

describe('Emitter', () => {
  it('tells every listener, even when one leaves while it is told', () => {
    // A closing view would keep another view from being redrawn.
    const emitter = new Emitter<number>();
    const heard: string[] = [];
    const first = emitter.event((value) => {
      heard.push(`first ${value}`);
      first.dispose();
    });
    emitter.event((value) => heard.push(`second ${value}`));
    emitter.fire(1);
    emitter.fire(2);
    assert.deepEqual(heard, ['first 1', 'second 1', 'second 2']);
  });

  it('holds nobody after the end', () => {
    // Closed views would stay in memory for as long as the window is open.
    const emitter = new Emitter<void>();
    emitter.event(() => undefined);
    emitter.dispose();
    assert.equal(emitter.listenerCount, 0);
  });
});
