import assert from 'node:assert/strict';
import { silentLogger } from '../../../src/base/logger';
import type { Task } from '../../../src/domain/task';
import { parseTaskQuery } from '../../../src/domain/taskQuery';
import { OutlineSender } from '../../../src/host/gallery/outlineSender';
import { endedQuery, readFeed } from '../../../src/host/gallery/readFeed';
import type { FeedLook } from '../../../src/protocol/protocol';
import { SqliteHistory } from '../../../src/tasks/history/sqliteHistory';
import { TaskStore } from '../../../src/tasks/taskStore';
import { FakeClock } from '../../support/fakeClock';
import { makeTask } from '../../support/makeTask';
import { useTempFolders } from '../../support/tempFolder';

const now = new Date(2026, 10, 25, 12);
const all: FeedLook = { search: '', offset: 0, count: 100, isWall: true };

describe('what a page is told of the history', () => {
  const tempFolder = useTempFolders();
  let history: SqliteHistory;
  let store: TaskStore;
  beforeEach(async () => {
    const deps = { clock: new FakeClock(), logger: silentLogger };
    history = new SqliteHistory({ folder: tempFolder(), owner: 'one', ...deps });
    store = new TaskStore({ history, logger: silentLogger });
    await store.load();
  });
  afterEach(() => {
    store.dispose();
    history.dispose();
  });

  const ended = (id: string, more: Partial<Task> = {}) =>
    makeTask({ id, phase: 'succeeded', ...more });
  const childOf = (taskId: string, id: string) =>
    ended(id, { parent: { taskId, actionId: 'u1', label: 'U1' } });
  const write = (...tasks: readonly Task[]) =>
    store.change(tasks.map((task) => ({ id: task.id, change: () => task })));
  const ids = (tasks: readonly Task[] | undefined) => tasks?.map(({ id }) => id);
  const read = (look: Partial<FeedLook> = {}, openBefore?: readonly string[]) =>
    readFeed(store, { ...all, ...look }, now, openBefore);

  // The page would be sent ten thousand tasks, or lack the ones that are on its screen.
  it('is the part that is looked at, and all that is open', async () => {
    write(...Array.from({ length: 50 }, (_, i) => ended(`t${String(i).padStart(2, '0')}`)));
    write(makeTask({ id: 'a-open' }));
    const feed = await read({ offset: 10, count: 3 });
    assert.deepEqual(ids(feed.ended), ['t39', 't38', 't37']);
    assert.deepEqual(ids(feed.open), ['a-open']);
    assert.equal(feed.count, 50);
    assert.deepEqual(ids(feed.tasks), ['t49', 't39', 't38', 't37', 'a-open']);
    const cards = await read({ offset: 0, count: 2, isWall: false });
    assert.deepEqual([cards.selection, cards.count], [undefined, 50]);
  });

  // What was searched for would be mixed with what was not; what runs would be lost from sight.
  it('follows the search, among open tasks too', async () => {
    const fox = { kind: 'imagine', prompt: 'a fox', pictures: [] } as const;
    const owl = { ...fox, prompt: 'an owl' };
    write(ended('1', { request: fox }), ended('2', { request: owl }));
    write(makeTask({ id: '3', request: owl }), makeTask({ id: '4', request: fox }));
    const feed = await read({ search: 'owl' });
    assert.deepEqual([ids(feed.ended), ids(feed.open), feed.count], [['2'], ['3'], 1]);
    // Not found, but it still costs money: the page counts and announces it.
    assert.deepEqual(ids(feed.tasks), ['4', '3', '2']);
    assert.deepEqual(ids((await read({ search: 'is:running owl' })).open), ['3']);
  });

  // A finished picture would not be announced when the search does not find it.
  it('tells once more of what was open before', async () => {
    write(makeTask({ id: '1' }));
    await read();
    write(ended('1'));
    const feed = await read({ search: 'nothing like it' }, ['1']);
    assert.deepEqual([ids(feed.ended), ids(feed.tasks)], [[], ['1']]);
  });

  // Nobody could go back to where a picture came from, nor on to what was made from it.
  it('has the family of the selected task', async () => {
    write(ended('1'), childOf('1', '2'), childOf('2', '3'), childOf('2', '4'), childOf('4', '5'));
    write(ended('6'));
    const { selection } = await read({ selectedTaskId: '2', offset: 0, count: 1 });
    assert.equal(selection?.task.id, '2');
    assert.deepEqual(ids(selection.ancestors), ['1']);
    assert.deepEqual(ids(selection.descendants), ['3', '4', '5']);
    await store.forget(['4']);
    const after = await read({ selectedTaskId: '2' });
    assert.deepEqual(
      ids(after.selection?.descendants),
      ['3', '5'],
      'the one in the bin is not shown',
    );
    // Without a choice, or after the chosen one was removed: the newest.
    assert.equal((await read()).selection?.task.id, '6');
    assert.equal((await read({ selectedTaskId: '4' })).selection?.task.id, '6');
  });

  // A history that was edited by hand would hang the window.
  it('comes to an end in a family that runs in a circle', async () => {
    write(childOf('2', '1'), childOf('1', '2'));
    const { selection } = await read({ selectedTaskId: '1' });
    assert.deepEqual(ids(selection?.ancestors), ['2']);
    assert.deepEqual(ids(selection?.descendants), ['2']);
  });

  // "Select all" would take other pictures than those that are shown; a toast would open another one.
  it('finds ids and places as it finds tasks', async () => {
    write(...Array.from({ length: 9 }, (_, i) => ended(`t${i}`, { isStarred: i % 2 === 0 })));
    write(makeTask({ id: 't9', isStarred: true }));
    const query = endedQuery('is:starred', now);
    assert.deepEqual(await store.idsOf(query, { offset: 1, count: 3 }), ['t6', 't4', 't2']);
    assert.equal(await store.positionOf(query, 't4'), 2);
    assert.equal(await store.positionOf(query, 't8'), 0);
    assert.equal(await store.positionOf(query, 't5'), undefined);
    assert.equal(await store.positionOf(query, 'nobody'), undefined);
    assert.equal(await store.positionOf(parseTaskQuery('', now), 't4'), 5);
  });

  // A quarter of a megabyte would go to the page with each percent of each running task.
  it('sends the outline when it is another one, or when the page has lost it', async () => {
    write(ended('1'));
    const sender = new OutlineSender();
    const read = async (search = '') => (await sender.read(store, search, now)).part;
    const send = async (search?: string) => {
      const part = await read(search);
      sender.wasSent(part);
      return part;
    };
    const first = await read();
    // The rest of that snapshot could not be read: the page has seen nothing of it.
    assert.deepEqual(await send(), first);
    assert.equal(first.outline?.createdAt.length, 1);
    write(ended('1', { seed: '7' }));
    assert.deepEqual(await send(), { outlineKey: first.outlineKey });
    sender.pageHas(undefined);
    assert.deepEqual(await send(), first);
    write(ended('2'));
    const second = await send();
    assert.notEqual(second.outlineKey, first.outlineKey);
    assert.equal(second.outline?.createdAt.length, 2);
    sender.pageHas(first.outlineKey);
    assert.deepEqual(await send(), second);
    assert.equal((await send('nothing like it')).outline?.createdAt.length, 0);
    assert.equal((await send()).outline?.createdAt.length, 2);
  });
});
