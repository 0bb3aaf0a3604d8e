import assert from 'node:assert/strict';
import { delay } from '../../../src/base/delay';

const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;

describe('delay', () => {
  it('ends with its signal and leaves no timer', async () => {
    // A closed window would keep working for minutes.
    await Promise.resolve(); // Mocha sets its own timer only now.
    const before = timers();
    const abort = new AbortController();
    const waiting = delay(60_000, abort.signal);
    abort.abort(new Error('closed'));
    await assert.rejects(waiting, /closed/);
    assert.equal(timers(), before);
  });

  it('does not begin when its signal has ended', async () => {
    // Work would go on after everything was let go of.
    await assert.rejects(delay(1, AbortSignal.abort(new Error('closed'))), /closed/);
  });
});
