import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { restoreRemoved } from '../../../src/host/commands/restoreRemoved';
import { removeTask } from '../../../src/host/commands/removeTask';
import { starPicture } from '../../../src/host/commands/starPicture';
import type { Services } from '../../../src/host/services';
import { eventually } from '../../support/eventually';
import { failsWith } from '../../support/failsWith';
import { FakeClock } from '../../support/fakeClock';
import { makeTask } from '../../support/makeTask';
import { TaskWorld } from '../../support/taskWorld';
import { useTempFolders } from '../../support/tempFolder';
import { AnsweredWindow, until } from '../support/answerWindow';
import { fakeServices, fakeTask } from '../support/fakeServices';

describe('Star Picture', () => {
  const window = new AnsweredWindow();
  afterEach(() => window.restore());

  it('gives the focused one a star, and takes it away again', async () => {
    // A favourite could only be marked with the mouse.
    const plain = fakeServices({ tasks: [fakeTask()], focusedTaskId: 'fox' });
    await starPicture(plain.services);
    assert.deepEqual(plain.seen.starred, [[['fox'], true]]);
    const tasks = [fakeTask({ isStarred: true })];
    const starred = fakeServices({ tasks, focusedTaskId: 'fox' });
    await starPicture(starred.services);
    assert.deepEqual(starred.seen.starred, [[['fox'], false]]);
  });

  // The menu on one of many selected pictures would star that one alone, unlike the button below them.
  it('gives all that are selected a star unless each has one, and elsewhere only the one of the menu', async () => {
    window.watchStatusBar();
    const starred = (id: string) => fakeTask({ id, isStarred: true });
    const { services, seen } = fakeServices({
      tasks: [fakeTask({ id: 'one' }), starred('two'), starred('three')],
    });
    await starPicture(services, { taskId: 'two', pickedIds: ['one', 'two', 'gone'] });
    await starPicture(services, { taskId: 'two', pickedIds: ['two', 'three'] });
    await starPicture(services, { taskId: 'two', pickedIds: ['one', 'three'] });
    assert.deepEqual(seen.starred, [
      [['one', 'two', 'gone'], true],
      [['two', 'three'], false],
      [['two'], false],
    ]);
    assert.deepEqual(window.messages, [
      '$(star-full) Starred: 2',
      '$(star-empty) Stars removed: 2',
      '$(star-empty) Star removed',
    ]);
  });
});

describe('Remove from History', () => {
  const window = new AnsweredWindow();
  afterEach(() => window.restore());

  it('takes the one of the menu away, and brings it back on Undo', async () => {
    // A slip in the menu would cost a picture.
    window.answerMessages('Undo');
    const { services, seen } = fakeServices({ tasks: [fakeTask()] });
    await removeTask(services, { taskId: 'fox' });
    assert.deepEqual(seen.forgotten, ['fox']);
    await until('it is back', () => seen.restored.length > 0);
    assert.deepEqual(seen.restored, ['fox']);
  });

  it('leaves what still runs alone', async () => {
    // Something paid for would be lost for good, without a word.
    const { services, seen } = fakeServices({ tasks: [fakeTask({ phase: 'running' })] });
    await assert.rejects(removeTask(services, { taskId: 'fox' }), failsWith('taskNotReady'));
    assert.deepEqual(seen.forgotten, []);
  });
});

// The menu on one of many selected pictures would remove that one alone, or what still runs go unsaid.
describe('Remove from History of several', () => {
  const window = new AnsweredWindow();
  const tempFolder = useTempFolders();
  let world: TaskWorld;

  beforeEach(async () => {
    world = new TaskWorld({ folder: tempFolder(), clock: new FakeClock() });
    await world.start();
    for (const id of ['one', 'two', 'three']) {
      await world.store.put(makeTask({ id, phase: 'succeeded' }));
    }
    for (const id of ['runs', 'waits']) await world.store.put(makeTask({ id, phase: 'running' }));
  });
  afterEach(() => {
    window.restore();
    world.stop();
  });

  const dropped: (readonly string[])[] = [];
  const remove = async (argument: object) => {
    dropped.length = 0;
    const gallery = { dropTasks: (taskIds: readonly string[]) => void dropped.push(taskIds) };
    const services = { store: world.store, tasks: world.manager, gallery };
    await removeTask(services as unknown as Services, argument);
  };
  const left = async () => (await world.store.recent(10)).map(({ id }) => id).sort();

  it('takes all that are selected, with one toast whose Undo brings all of them back', async () => {
    window.answerMessages('Undo');
    await remove({ taskId: 'two', pickedIds: ['one', 'two'] });
    assert.deepEqual(window.messages, ['Removed from the history: 2.']);
    // They would still be counted as selected in the page, where nothing can be done with them.
    assert.deepEqual(dropped, [['one', 'two']]);
    await eventually(async () => (await left()).length === 5, 'All of them are back');
  });

  it('takes only the one of the menu where that is not among them', async () => {
    window.answerMessages(undefined);
    await remove({ taskId: 'three', pickedIds: ['one', 'two'] });
    assert.deepEqual(window.messages, ['Removed from the history.']);
    assert.deepEqual(await left(), ['one', 'runs', 'two', 'waits']);
  });

  it('leaves what still runs, and says how many in one sentence', async () => {
    window.answerMessages(undefined, undefined);
    await remove({ taskId: 'one', pickedIds: ['one', 'runs', 'two', 'waits', 'gone'] });
    assert.deepEqual(await left(), ['runs', 'three', 'waits']);
    await remove({ taskId: 'runs', pickedIds: ['runs', 'waits'] });
    assert.deepEqual(await left(), ['runs', 'three', 'waits']);
    assert.deepEqual(window.messages, [
      'Removed from the history: 2. Not ended yet, so they stay: 2.',
      'None of these has ended, so all of them stay. Cancel them first.',
    ]);
  });
});

describe('Restore Removed…', () => {
  const window = new AnsweredWindow();
  afterEach(() => window.restore());

  it('lists what was removed by prompt, action and time, and brings back what is chosen', async () => {
    // After ten seconds a slip of the finger would have cost a picture.
    const u2 = fakeTask({
      id: 'owl',
      request: { kind: 'action', taskId: 'p', actionId: 'u2', label: 'U2', prompt: 'an owl' },
      parent: { taskId: 'p', actionId: 'u2', label: 'U2' },
    });
    const { services, seen } = fakeServices({
      binned: [
        { task: u2, binnedAt: Date.UTC(2026, 10, 25, 12) },
        { task: fakeTask(), binnedAt: Date.UTC(2026, 10, 24, 12) },
      ],
    });
    let rows: readonly vscode.QuickPickItem[] = [];
    window.answerQuickPick((items) => {
      rows = items;
      return items.slice(0, 1);
    });
    window.watchStatusBar();
    await restoreRemoved(services);
    assert.deepEqual(
      rows.map(({ label, description }) => [label, description]),
      [
        ['an owl', 'U2'],
        ['a red fox --ar 3:2', 'Imagine'],
      ],
    );
    assert.match(rows[0]?.detail ?? '', /Removed .*25.*2026|Removed .*2026.*25/);
    assert.deepEqual(seen.restored, ['owl']);
    assert.deepEqual(seen.revealed, ['owl']);
    assert.match(window.messages.join(), /Tasks restored: 1/);
  });

  it('changes nothing when a person thinks better of it', async () => {
    const { services, seen } = fakeServices({ binned: [{ task: fakeTask(), binnedAt: 1 }] });
    for (const chosen of [undefined, []]) {
      window.answerQuickPick(() => chosen);
      await restoreRemoved(services);
    }
    assert.deepEqual([seen.restored, seen.revealed], [[], []]);
  });

  it('says in a sentence that nothing lies there', async () => {
    // An empty list would look like something broken.
    window.answerMessages(undefined);
    window.answerQuickPick(() => assert.fail('There is nothing to choose'));
    await restoreRemoved(fakeServices().services);
    assert.match(window.messages[0] ?? '', /^Nothing was removed.* 30 days\.$/);
  });
});
