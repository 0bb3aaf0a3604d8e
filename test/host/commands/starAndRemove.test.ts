import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { restoreRemoved } from '../../../src/host/commands/restoreRemoved';
import { removeTask } from '../../../src/host/commands/removeTask';
import { starPicture } from '../../../src/host/commands/starPicture';
import { failsWith } from '../../support/failsWith';
import { AnsweredWindow, until } from '../support/answerWindow';
import { fakeServices, fakeTask } from '../support/fakeServices';

describe('Star Picture', () => {
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
