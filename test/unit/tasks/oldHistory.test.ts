import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { silentLogger } from '../../../src/base/logger';
import type { Task } from '../../../src/domain/task';
import { parseTaskQuery } from '../../../src/domain/taskQuery';
import { migrations } from '../../../src/tasks/history/migrations';
import { SqliteHistory } from '../../../src/tasks/history/sqliteHistory';
import { FakeClock } from '../../support/fakeClock';
import { makeTask } from '../../support/makeTask';
import { useTempFolders } from '../../support/tempFolder';

describe('A history of the first version', () => {
  const tempFolder = useTempFolders();

  /** As that version made it: its own step, its own columns. */
  const openOld = (folder: string) => {
    mkdirSync(folder, { recursive: true });
    const database = new DatabaseSync(join(folder, 'history.db'));
    database.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL');
    return database;
  };
  const insertOld = (database: DatabaseSync, task: Task, revision: number) =>
    database
      .prepare(
        `INSERT INTO tasks (id, revision, phase, created_at, changed_at, connection_id, remote_id,
           is_open, wants_bytes, owner, json) VALUES (?, ?, ?, ?, 1, 'here', ?, 0, 0, NULL, ?)`,
      )
      .run(task.id, revision, task.phase, task.createdAt, `r-${task.id}`, JSON.stringify(task));
  const open = (folder: string) =>
    new SqliteHistory({ folder, clock: new FakeClock(), logger: silentLogger });
  const found = (history: SqliteHistory, search: string) =>
    history.find(parseTaskQuery(search, new Date()), { offset: 0, count: 100 }).map(({ id }) => id);
  const old = (id: string, prompt: string): Task =>
    makeTask({ id, phase: 'succeeded', request: { kind: 'imagine', prompt, pictures: [] } });

  const makeOld = (folder: string) => {
    const database = openOld(folder);
    database.exec(`${migrations[0] ?? ''}; PRAGMA user_version = 1`);
    insertOld(database, old('a', 'a red fox --v 7'), 1);
    insertOld(database, { ...old('b', 'an owl'), isStarred: true }, 2);
    database.exec(
      "INSERT INTO tasks SELECT 'c', 3, 'removed', 1, 1, 'here', NULL, 0, 0, NULL, NULL",
    );
    database.exec("UPDATE counters SET value = 3 WHERE name = 'revision'");
    database.close();
  };

  it('opens with all its tasks, and can be searched', () => {
    // After an update of Easel everything made before would be gone, or never be found.
    const folder = tempFolder();
    makeOld(folder);
    const history = open(folder);
    assert.deepEqual(history.get('a'), old('a', 'a red fox --v 7'));
    assert.deepEqual(
      history.page({ count: 10 }).map(({ id }) => id),
      ['b', 'a'],
    );
    assert.deepEqual(found(history, 'fox v:7 action:imagine'), ['a']);
    assert.deepEqual(found(history, 'is:starred'), ['b']);
    assert.equal(history.outline({ terms: [] }).createdAt.length, 2);
    assert.equal(history.revision(), 3);
    history.dispose();
  });

  it('takes in what a window of that version still writes', () => {
    // While one window is not restarted after an update, what it makes could never be found.
    const folder = tempFolder();
    makeOld(folder);
    open(folder).dispose();
    const database = openOld(folder);
    insertOld(database, old('d', 'a late fox'), 4);
    database
      .prepare("UPDATE tasks SET json = ?, revision = 5 WHERE id = 'b'")
      .run(JSON.stringify(old('b', 'a snowy owl')));
    database.close();
    const history = open(folder);
    assert.deepEqual(found(history, 'fox'), ['d', 'a']);
    assert.deepEqual(found(history, 'snowy'), ['b']);
    history.dispose();
  });
});
