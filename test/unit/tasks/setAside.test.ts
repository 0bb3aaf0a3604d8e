// Two windows may find the same damage. The second must not take away what the first has begun since: the row of a
// task that is paid would be gone, and the task with it.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { silentLogger } from '../../../src/base/logger';
import { damageOf, damageToBeLost, setAside } from '../../../src/tasks/history/setAside';
import { SqliteHistory } from '../../../src/tasks/history/sqliteHistory';
import { FakeClock } from '../../support/fakeClock';
import { makeTask } from '../../support/makeTask';
import { useTempFolders } from '../../support/tempFolder';

describe('A damaged history that two windows find', () => {
  const tempFolder = useTempFolders();
  let folder: string;
  let file: string;
  let open: SqliteHistory | undefined;

  beforeEach(() => {
    folder = tempFolder();
    file = join(folder, 'history.db');
  });
  afterEach(() => {
    open?.dispose();
    open = undefined;
  });

  const quicker = (told: string[] = []) => {
    const onSetAside = (name: string) => told.push(name);
    open = new SqliteHistory({ folder, clock: new FakeClock(), logger: silentLogger, onSetAside });
    open.write([{ id: 'paid', change: () => makeTask({ id: 'paid' }) }]);
    return open;
  };
  const asides = () => readdirSync(folder).filter((name) => name.includes('.corrupt-')).length;

  it('keeps the log that the quicker one writes', () => {
    quicker().dispose();
    writeFileSync(`${file}-wal`, 'not a log at all, '.repeat(500));
    const damage = damageToBeLost(file);
    assert.equal(damage?.part, 'newest');
    const told: string[] = [];
    const first = quicker(told);
    const log = readFileSync(`${file}-wal`);
    assert.equal(setAside(file, damage, 17), undefined);
    assert.deepEqual(readFileSync(`${file}-wal`), log);
    assert.deepEqual([told.length, asides(), first.get('paid')?.id], [1, 1, 'paid']);
  });

  it('keeps the database that the quicker one begins', () => {
    writeFileSync(file, 'not a database at all, '.repeat(500));
    const damage = damageOf(file);
    quicker();
    assert.equal(setAside(file, damage, 17), undefined);
    open?.dispose();
    const told: string[] = [];
    assert.equal(quicker(told).get('paid')?.id, 'paid');
    assert.deepEqual(told, []);
  });

  it('gives back what the quicker one began between the look and the move', () => {
    quicker();
    const before = readdirSync(folder).toSorted();
    let looks = 0;
    for (const part of ['newest', 'all'] as const) {
      looks = 0;
      assert.equal(setAside(file, { part, isIn: () => (looks += 1) === 1 }, 17), undefined);
      assert.equal(looks, 2);
      assert.deepEqual(readdirSync(folder).toSorted(), before);
    }
    assert.equal(open?.get('paid')?.id, 'paid');
  });

  it('says nothing of what it did not move', () => {
    assert.equal(setAside(file, damageOf(file), 17), undefined);
    assert.equal(existsSync(`${file}.corrupt-17`), false);
  });
});
