// What the page's buttons do to one picture must be there from the palette, for the picture with the focus.
import assert from 'node:assert/strict';
import path from 'node:path';
import * as vscode from 'vscode';
import { FailureError, invalid, isFailureError } from '../../../src/domain/failure';
import { cancelTask } from '../../../src/host/commands/cancelTask';
import { stopWatching } from '../../../src/host/commands/stopWatching';
import { comparePictures } from '../../../src/host/commands/comparePictures';
import { copyLink } from '../../../src/host/commands/copyLink';
import { copyPicture } from '../../../src/host/commands/copyPicture';
import { openPicture } from '../../../src/host/commands/openPicture';
import { savePicture } from '../../../src/host/commands/savePicture';
import { usePrompt } from '../../../src/host/commands/usePrompt';
import { viewPicture } from '../../../src/host/commands/viewPicture';
import { problemOfTask } from '../../../src/host/problemView';
import { PictureFolder } from '../../../src/host/images/pictureFolder';
import { pngBytes } from '../../support/pngBytes';
import { AnsweredWindow, until } from '../support/answerWindow';
import { fakeServices, fakeTask } from '../support/fakeServices';
import { ScratchFolder } from '../support/scratchFolder';

const url = 'https://cdn.gateway.test/g.png';
const grid = fakeTask({
  connectionId: 'https://gateway.test',
  assets: [{ kind: 'grid', url, rows: 2, columns: 2 }],
});
const film = fakeTask({ id: 'film', assets: [{ kind: 'video', url }] });

describe('one picture', () => {
  const window = new AnsweredWindow();
  const scratch = new ScratchFolder('one picture');
  const focused = { tasks: [grid], focusedTaskId: 'fox', focusedCell: 2 };

  afterEach(async () => {
    window.restore();
    await scratch.remove();
  });

  it('View, Compare and Copy Picture take the focused cell to the page', async () => {
    const { services, seen } = fakeServices(focused);
    await viewPicture(services);
    await comparePictures(services);
    await copyPicture(services);
    await copyPicture(services, { taskId: 'fox', cell: 3, webview: 'easel.gallery' });
    assert.deepEqual(seen.told, [
      ['view', undefined, 'fox', 2],
      ['compare', undefined, 'fox', 2],
      ['copy', undefined, 'fox', 2],
      ['copy', 'gallery', 'fox', 3],
    ]);
  });

  it('Copy Picture and Compare Pictures refuse a film, View Picture does not', async () => {
    const { services, seen } = fakeServices({ tasks: [film] });
    await assert.rejects(copyPicture(services, { taskId: 'film' }), isFailureError);
    await assert.rejects(comparePictures(services, { taskId: 'film' }), isFailureError);
    await viewPicture(services, { taskId: 'film' });
    assert.deepEqual(seen.told, [['view', undefined, 'film', undefined]]);
  });

  it('Copy Link copies the link of that cell', async () => {
    await copyLink(fakeServices(focused).services);
    assert.equal(await vscode.env.clipboard.readText(), 'https://cdn.test/fox-2.png');
  });

  it('Copy Link copies none of the sandbox, which lead nobody here, and says so', async () => {
    await vscode.env.clipboard.writeText('before');
    const copying = copyLink(fakeServices({ tasks: [fakeTask()] }).services, { taskId: 'fox' });
    await assert.rejects(copying, (error) => {
      return isFailureError(error) && error.failure.reason === 'linkIsLocal';
    });
    assert.equal(await vscode.env.clipboard.readText(), 'before');
  });

  it('Save Picture asks a page to cut the cell out when nobody sent it along', async () => {
    let title: string | undefined;
    window.answerSaveDialog((options) => {
      title = options.title;
      return options.defaultUri;
    });
    await scratch.write('keep.txt', '');
    const cut = pngBytes(7, 5, 90);
    const settings = { 'save.folder': 'scratch one picture', 'save.nameTemplate': 'cell-{index}' };
    await savePicture(fakeServices({ ...focused, cut, settings }).services);
    assert.equal(title, 'Save Picture');
    const saved = await vscode.workspace.fs.readFile(scratch.at('cell-2.png'));
    assert.equal(Buffer.compare(saved, cut), 0);
  });

  it("takes the gateway's own file of a cell where it is as large as the cut, else the cut", async () => {
    const settings = { 'save.folder': 'scratch one picture', 'save.nameTemplate': 'own-{index}' };
    const cut = pngBytes(8, 8, 10);
    await scratch.write('keep.txt', '');
    for (const [own, expected] of [
      [pngBytes(16, 16, 200), 'own'],
      [pngBytes(8, 8, 200), 'own'],
      [pngBytes(4, 4, 200), 'cut'],
    ] as const) {
      let at: vscode.Uri | undefined;
      window.answerSaveDialog((options) => (at = options.defaultUri));
      await savePicture(fakeServices({ ...focused, cut, own, settings }).services);
      assert.ok(at);
      const saved = await vscode.workspace.fs.readFile(at);
      assert.equal(Buffer.compare(saved, expected === 'own' ? own : cut), 0, expected);
    }
  });

  it('does not wait for a link while the cut cell is at hand', async () => {
    // Ten seconds for a picture that is on this machine already, each time a gateway's links have died.
    const cut = pngBytes(8, 8, 10);
    const settings = { 'save.folder': 'scratch one picture', 'save.nameTemplate': 'now-{index}' };
    await scratch.write('keep.txt', '');
    let at: vscode.Uri | undefined;
    window.answerSaveDialog((options) => (at = options.defaultUri));
    const { services } = fakeServices({ ...focused, cut, settings });
    services.tasks.cellOf = (_task, _cell, wait) =>
      wait === 'never' ? Promise.resolve(undefined) : new Promise(() => undefined);
    await savePicture(services);
    assert.ok(at);
    assert.equal(Buffer.compare(await vscode.workspace.fs.readFile(at), cut), 0);
  });

  it('Open Picture opens the cell as a file with a name of its own, outside of the project', async () => {
    await scratch.write('keep.txt', '');
    const folder = scratch.at('kept').fsPath;
    const pictures = new PictureFolder({ folder, maxMegabytes: () => 100 });
    const settings = { 'save.nameTemplate': '{slug}-{index}' };
    const cut = pngBytes(9, 6, 40);
    await openPicture(fakeServices({ ...focused, cut, pictures, settings }).services);
    const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    await until('its tab', () => tabs().some(({ label }) => label === 'a-red-fox-2.png'));
    const input = tabs().find(({ label }) => label === 'a-red-fox-2.png')?.input as
      { uri?: vscode.Uri } | undefined;
    assert.ok(
      input?.uri,
      `open are ${tabs()
        .map(({ label }) => label)
        .join()}`,
    );
    assert.ok(input.uri.fsPath.startsWith(path.join(folder, 'named')));
    assert.equal(Buffer.compare(await vscode.workspace.fs.readFile(input.uri), cut), 0);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('says in one sentence that a film could not be fetched, and that fetching costs nothing', () => {
    const problem = problemOfTask(film);
    assert.equal(
      problem?.sentence,
      'The film is not on this machine. Fetch it again: that costs nothing.',
    );
    assert.deepEqual(
      problem.remedies.map(({ id }) => id),
      ['fetchPicture'],
    );
  });

  it('Use Prompt fills the composer', async () => {
    const { services, seen } = fakeServices(focused);
    await usePrompt(services);
    assert.deepEqual(seen.filled, [{ kind: 'imagine', prompt: 'a red fox --ar 3:2' }]);
  });

  it('Cancel Task cancels a running one and offers only those', async () => {
    const running = fakeTask({ id: 'running', phase: 'running', assets: [] });
    const { services, seen } = fakeServices({ tasks: [grid, running] });
    let count = 0;
    window.answerQuickPick((items) => {
      count = items.length;
      return items[0];
    });
    await cancelTask(services);
    assert.equal(count, 1);
    assert.deepEqual(seen.cancelled, ['running']);
    await assert.rejects(cancelTask(services, { taskId: 'fox' }), isFailureError);
    assert.deepEqual(seen.cancelled, ['running']);
  });

  it('Cancel Task offers Stop Watching where the gateway cannot cancel, and does nothing by itself', async () => {
    const running = fakeTask({ id: 'running', phase: 'running', assets: [] });
    const cancelFailure = new FailureError(invalid('cancelNotOffered'));
    const { services, seen } = fakeServices({ tasks: [running], cancelFailure });
    window.answerMessages(undefined, 'Stop Watching');
    await cancelTask(services, { taskId: 'running' });
    assert.match(window.messages.join(), /no way to cancel a task, so it goes on/);
    assert.deepEqual(seen.unwatched, []);
    await cancelTask(services, { taskId: 'running' });
    await until('it is left alone', () => seen.unwatched.length > 0);
    assert.deepEqual(seen.unwatched, ['running']);
    await stopWatching(services, { taskId: 'running' });
    assert.deepEqual(seen.unwatched, ['running', 'running']);
  });
});
