import assert from 'node:assert/strict';
import { join } from 'node:path';
import { silentLogger } from '../../../src/base/logger';
import { ChangeSignal } from '../../../src/tasks/history/changeSignal';
import { eventually } from '../../support/eventually';
import { useTempFolders } from '../../support/tempFolder';

describe('ChangeSignal', () => {
  const tempFolder = useTempFolders();

  it('looks now and then where the system refuses to watch', async () => {
    // Other windows would show old tasks for as long as they live.
    const folder = join(tempFolder(), 'not', 'there');
    const signal = new ChangeSignal({ folder, logger: silentLogger, lookEveryMs: 5 });
    let signals = 0;
    signal.onDidSignal(() => (signals += 1));
    await eventually(() => signals >= 2, 'Nobody looked');
    signal.dispose();
  });

  it('has no timer where watching works', async () => {
    // Every idle window would wake the machine.
    const signal = new ChangeSignal({
      folder: tempFolder(),
      logger: silentLogger,
      lookEveryMs: 5,
    });
    let signals = 0;
    signal.onDidSignal(() => (signals += 1));
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(signals, 0);
    signal.dispose();
  });
});
