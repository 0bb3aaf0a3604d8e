import assert from 'node:assert/strict';
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
