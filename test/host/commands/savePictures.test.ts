// A hundred pictures for a page would be a hundred dialogs, or one of them would write over another.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { savePicture } from '../../../src/host/commands/savePicture';
import type { Services } from '../../../src/host/services';
import { FailureError, invalid } from '../../../src/domain/failure';
import { AnsweredWindow } from '../support/answerWindow';
import { fakeServices, fakeTask, onePixel } from '../support/fakeServices';
import { ScratchFolder } from '../support/scratchFolder';

describe('Save of many pictures', () => {
  const window = new AnsweredWindow();
  const scratch = new ScratchFolder('save many');
  const film = (id: string) => ({ kind: 'video', url: `https://gateway.test/${id}.mp4` }) as const;
  const tasks = [
    fakeTask({ id: 'one' }),
    fakeTask({ id: 'two' }),
    fakeTask({ id: 'films', assets: [film('a'), film('b')] }),
    fakeTask({ id: 'failed', phase: 'failed', assets: [] }),
    fakeTask({ id: 'other' }),
  ];
  const settings = { 'save.nameTemplate': '{slug}-{index}' };
  const taskIds = ['one', 'two', 'films', 'failed', 'gone'];
  const services = (): Services => fakeServices({ tasks, settings }).services;

  beforeEach(async () => {
    window.answerMessages();
    window.watchStatusBar();
    await scratch.write('out/a-red-fox.png', 'mine');
    window.answerOpenDialog([scratch.at('out')]);
  });
  afterEach(async () => {
    window.restore();
    await scratch.remove();
  });

  it('writes each under a free name into the folder, and says how many', async () => {
    await savePicture(services(), { taskIds });
    assert.deepEqual(await scratch.names('out'), [
      'a-red-fox-1.png',
      'a-red-fox-2-2.png',
      'a-red-fox-2.png',
      'a-red-fox-3.png',
      'a-red-fox.png',
    ]);
    const read = (name: string) => vscode.workspace.fs.readFile(scratch.at(`out/${name}`));
    assert.equal(Buffer.from(await read('a-red-fox.png')).toString(), 'mine');
    assert.equal(Buffer.compare(await read('a-red-fox-3.png'), onePixel), 0);
    assert.deepEqual(window.messages, ['$(check) Saved to out: 4']);
  });

  it('takes all that are selected from the menu on one of them, and only that one elsewhere', async () => {
    const pickedIds = ['one', 'two'];
    await savePicture(services(), { taskId: 'two', pickedIds });
    assert.equal((await scratch.names('out')).length, 3);
    let offered: string | undefined;
    window.answerSaveDialog((options) => {
      offered = options.title;
      return undefined;
    });
    await savePicture(services(), { taskId: 'other', pickedIds });
    assert.equal(offered, 'Save Picture');
  });

  it('writes nothing when no folder is chosen', async () => {
    window.answerOpenDialog(undefined);
    await savePicture(services(), { taskIds });
    assert.deepEqual(await scratch.names('out'), ['a-red-fox.png']);
    assert.deepEqual(window.messages, []);
  });

  it('saves the others when one cannot be had, and says why', async () => {
    const given = services();
    const bytesOf = given.tasks.bytesOf.bind(given.tasks);
    given.tasks.bytesOf = (id, cell) =>
      id === 'one' ? Promise.reject(new FailureError(invalid('linkDead'))) : bytesOf(id, cell);
    await savePicture(given, { taskIds: ['one', 'two'] });
    assert.equal((await scratch.names('out')).length, 2);
    assert.match(window.messages[0] ?? '', /^Saved to out: 1\. Not saved: 1, .*because: .*link/i);
  });

  it('says what to do when none of them is a picture', async () => {
    await savePicture(services(), { taskIds: ['failed', 'gone'] });
    assert.deepEqual(window.messages, ['None of these has a picture to save. Select others.']);
  });
});
