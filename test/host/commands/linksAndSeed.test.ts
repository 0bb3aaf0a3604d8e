import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { FailureError } from '../../../src/domain/failure';
import { copyRequest } from '../../../src/host/commands/copyRequest';
import { getSeed } from '../../../src/host/commands/getSeed';
import { refreshLinks } from '../../../src/host/commands/refreshLinks';
import { uploadPicture } from '../../../src/host/commands/uploadPicture';
import { AnsweredWindow, until } from '../support/answerWindow';
import { fakeServices, fakeTask, onePixel } from '../support/fakeServices';
import { ScratchFolder } from '../support/scratchFolder';

describe('links and seeds', () => {
  const window = new AnsweredWindow();
  const scratch = new ScratchFolder('links');

  afterEach(async () => {
    window.restore();
    await scratch.remove();
  });

  it('Upload Picture and Copy Link uploads the clicked one and copies its link', async () => {
    window.answerMessages();
    const uri = await scratch.write('fox.png', onePixel);
    const { services, seen } = fakeServices();
    await uploadPicture(services, uri, [uri]);
    assert.deepEqual(seen.uploaded, ['fox.png']);
    assert.equal(await vscode.env.clipboard.readText(), 'https://cdn.test/fox.png');
    assert.deepEqual(window.messages, ['fox.png is uploaded and its link copied.']);
    assert.deepEqual(seen.submitted, []);
  });

  it('Upload Picture and Copy Link uploads nothing when the dialog is closed', async () => {
    window.answerOpenDialog(undefined);
    const { services, seen } = fakeServices();
    await uploadPicture(services);
    assert.deepEqual(seen.uploaded, []);
  });

  it('Get Seed copies it and puts it into the prompt in place of another', async () => {
    window.answerMessages('Use in Prompt');
    const request = { kind: 'imagine', prompt: 'a fox --seed 1', pictures: [] } as const;
    const { services, seen } = fakeServices({
      tasks: [fakeTask({ request })],
      focusedTaskId: 'fox',
    });
    await getSeed(services);
    assert.equal(await vscode.env.clipboard.readText(), '636646138');
    assert.match(window.messages[0] ?? '', /636646138/);
    await until('the composer', () => seen.filled.length > 0);
    assert.deepEqual(seen.filled, [{ kind: 'imagine', prompt: 'a fox --seed 636646138' }]);
  });

  it('Refresh Links says in one sentence when there are no newer ones', async () => {
    window.answerMessages();
    const notOffered = new FailureError({ kind: 'notOffered', isRetryable: false, charged: 'no' });
    const tasks = [fakeTask()];
    const good = fakeServices({ tasks });
    await refreshLinks(good.services, { taskId: 'fox' });
    assert.deepEqual(good.seen.refreshed, ['fox']);
    assert.equal(window.messages.length, 0);
    const { services } = fakeServices({ tasks, refreshFailure: notOffered });
    await refreshLinks(services, { taskId: 'fox' });
    assert.match(window.messages[0] ?? '', /no newer links/);
  });

  it('Copy Request as cURL gives the provider the task and its parent', async () => {
    window.answerMessages();
    const press = {
      kind: 'action',
      taskId: 'fox',
      actionId: 'u2',
      label: 'U2',
      prompt: '',
    } as const;
    const tasks = [fakeTask(), fakeTask({ id: 'child', request: press })];
    await copyRequest(fakeServices({ tasks }).services, { taskId: 'child' });
    assert.equal(await vscode.env.clipboard.readText(), 'curl child of fox');
    assert.match(window.messages[0] ?? '', /EASEL_KEY/);
  });
});
