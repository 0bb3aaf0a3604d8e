import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { silentLogger } from '../../../src/base/logger';
import { HistoryTooNewError } from '../../../src/tasks/history/openDatabase';
import { SqliteHistory } from '../../../src/tasks/history/sqliteHistory';
import { TaskStore } from '../../../src/tasks/taskStore';
import { FakeClock } from '../../support/fakeClock';
import { makeTask } from '../../support/makeTask';
import { useTempFolders } from '../../support/tempFolder';

describe('History', () => {
  const tempFolder = useTempFolders();
  const opened: SqliteHistory[] = [];
  const open = (folder: string, owner = 'one') => {
    const history = new SqliteHistory({
      folder,
      clock: new FakeClock(),
      logger: silentLogger,
      owner,
      mayBeAlive: () => true,
    });
    opened.push(history);
    return history;
  };
  const put = (history: SqliteHistory, ...ids: string[]) =>
    history.write(ids.map((id) => ({ id, change: () => makeTask({ id }) })));
  afterEach(() => {
    for (const history of opened.splice(0)) history.dispose();
  });

  it('has everything again after a restart', () => {
    // All tasks and pictures of a person would be gone with the window.
    const folder = tempFolder();
    const task = makeTask({
      id: 'a',
      providerData: { customId: 'MJ::x', big: '14001929738841620' },
    });
    const first = open(folder);
    first.write([{ id: 'a', change: () => task }]);
    first.dispose();
    assert.deepEqual(open(folder).get('a'), task);
  });

  it('pages newest first without a gap', () => {
    // Scrolling down would skip or repeat tasks.
    const history = open(tempFolder());
    put(history, ...Array.from({ length: 25 }, (_, n) => `t${String(n).padStart(2, '0')}`));
    const ids: string[] = [];
    for (;;) {
      const before = ids.at(-1);
      const page = history.page({ ...(before ? { before } : {}), count: 10 });
      if (page.length === 0) break;
      ids.push(...page.map(({ id }) => id));
    }
    assert.equal(ids.length, 25);
    assert.deepEqual(ids, [...ids].sort().reverse());
    assert.equal(history.count(), 25);
  });

  it('lets another window see what came, changed and went', () => {
    // Windows would show different histories.
    const folder = tempFolder();
    const one = open(folder, 'one');
    const two = open(folder, 'two');
    put(one, 'a', 'b');
    assert.equal(two.hasChangedElsewhere(), true);
    assert.equal(two.hasChangedElsewhere(), false);
    const { revision } = two.changesSince(0);
    one.remove(['a']);
    assert.deepEqual(two.changesSince(revision).rows, [{ id: 'a' }]);
    assert.equal(two.count(), 1);
  });

  it('misses nothing when two windows write in turn', async () => {
    // A task of the other window would never be shown, as its number was jumped over.
    const folder = tempFolder();
    const one = open(folder, 'one');
    const store = new TaskStore({ history: open(folder, 'two'), logger: silentLogger });
    await store.load();
    put(one, 'a');
    await store.put(makeTask({ id: 'b' }));
    assert.deepEqual(
      (await store.recent(10)).map(({ id }) => id),
      ['b', 'a'],
    );
    assert.deepEqual(
      store
        .open()
        .map(({ id }) => id)
        .sort(),
      ['a', 'b'],
    );
    store.dispose();
  });

  it('never brings a removed task back', () => {
    // A late answer would undo the person's deletion.
    const history = open(tempFolder());
    put(history, 'a');
    history.remove(['a']);
    put(history, 'a');
    assert.equal(history.get('a'), undefined);
    assert.equal(history.count(), 0);
  });

  it('writes nothing when one of several changes fails', () => {
    // A press would be recorded without its task, or the other way round.
    const history = open(tempFolder());
    const broken = () => {
      throw new Error('broken');
    };
    const good = { id: 'a', change: () => makeTask({ id: 'a' }) };
    assert.throws(() => history.write([good, { id: 'b', change: broken }]), /broken/);
    assert.equal(history.count(), 0);
    put(history, 'c');
    assert.equal(history.count(), 1);
  });

  it('brings an empty file up to date', () => {
    // A first start that was interrupted would leave a history that cannot be opened.
    const folder = tempFolder();
    new DatabaseSync(join(folder, 'history.db')).close();
    put(open(folder), 'a');
    const database = new DatabaseSync(join(folder, 'history.db'));
    assert.ok(Number(database.prepare('PRAGMA user_version').get()?.['user_version']) >= 1);
    database.close();
  });

  it('refuses a history of a newer Easel and leaves it as it is', () => {
    // Going back to an older version would destroy what the newer one has written.
    const folder = tempFolder();
    const file = join(folder, 'history.db');
    const database = new DatabaseSync(file);
    database.exec('CREATE TABLE tasks (x); PRAGMA user_version = 99');
    database.close();
    const before = readFileSync(file);
    assert.throws(() => open(folder), HistoryTooNewError);
    assert.deepEqual(readFileSync(file), before);
    assert.deepEqual(readdirSync(folder), ['history.db']);
  });

  it('moves a broken history aside and begins anew', () => {
    // Easel would never start again, or the only copy would be deleted.
    const folder = tempFolder();
    const broken = 'not a database at all, '.repeat(500);
    writeFileSync(join(folder, 'history.db'), broken);
    put(open(folder), 'a');
    const aside = readdirSync(folder).find((name) => /^history\.db\.corrupt-\d+$/.test(name));
    assert.ok(aside && existsSync(join(folder, aside)));
    assert.equal(readFileSync(join(folder, aside), 'utf8'), broken);
  });

  it('gives a lease to one window at a time', () => {
    // Two windows would poll the same tasks.
    const folder = tempFolder();
    const clock = new FakeClock();
    const dead = new Set<string>();
    const make = (owner: string) => {
      const mayBeAlive = (other: string) => !dead.has(other);
      const deps = { folder, clock, logger: silentLogger, owner, mayBeAlive };
      const history = new SqliteHistory(deps);
      opened.push(history);
      return history.lease('poll');
    };
    const one = make('one');
    const two = make('two');
    assert.equal(one.take(10_000), true);
    assert.equal(two.take(10_000), false);
    assert.equal(two.heldUntil(), clock.now() + 10_000);
    clock.jump(10_000);
    assert.equal(two.take(10_000), true);
    assert.equal(one.take(10_000), false);
    dead.add('two');
    assert.equal(one.heldUntil(), undefined);
    assert.equal(one.take(10_000), true);
    one.release();
    assert.equal(two.take(10_000), true);
  });

  it('knows the pictures of starred tasks', async () => {
    // A favourite would be pruned when the folder is full.
    const store = new TaskStore({ history: open(tempFolder()), logger: silentLogger });
    const assets = ['x', 'y'].map((hash) => ({
      kind: 'image' as const,
      url: hash,
      file: { hash, mime: 'image/png', byteLength: 1 },
    }));
    await store.put(makeTask({ id: 'a', assets: assets.slice(0, 1), isStarred: true }));
    await store.put(makeTask({ id: 'b', assets: assets.slice(1), isStarred: false }));
    assert.deepEqual([...(await store.starredHashes())], ['x']);
  });

  it('finds a task by the gateway and its id there', () => {
    // Importing a task twice would show it twice.
    const history = open(tempFolder());
    put(history, 'a');
    assert.equal(history.findRemote('here', 'r-a')?.id, 'a');
    assert.equal(history.findRemote('elsewhere', 'r-a'), undefined);
  });
});
