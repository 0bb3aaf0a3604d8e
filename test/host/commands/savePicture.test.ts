import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { copyPrompt } from '../../../src/host/commands/copyPrompt';
import { savePicture } from '../../../src/host/commands/savePicture';
import { pngBytes } from '../../support/pngBytes';
import { AnsweredWindow } from '../support/answerWindow';
import { fakeServices, fakeTask, onePixel } from '../support/fakeServices';
import { ScratchFolder } from '../support/scratchFolder';

describe('Save Picture…', () => {
  const window = new AnsweredWindow();
  const scratch = new ScratchFolder('save');
  const settings = { 'save.folder': 'scratch save/out', 'save.nameTemplate': '{slug}-{taskId}' };
  const given = { tasks: [fakeTask()], focusedTaskId: 'fox', settings };

  beforeEach(() => scratch.write('keep.txt', ''));

  afterEach(async () => {
    window.restore();
    await scratch.remove();
  });

  it('offers a name that is free and writes the bytes as they came', async () => {
    window.answerSaveDialog();
    await savePicture(fakeServices(given).services);
    await savePicture(fakeServices(given).services);
    const names = ['a-red-fox-17123456789012345-2.png', 'a-red-fox-17123456789012345.png'];
    assert.deepEqual(await scratch.names('out'), names);
    const saved = await vscode.workspace.fs.readFile(scratch.at(`out/${names[1] ?? ''}`));
    assert.equal(Buffer.compare(saved, onePixel), 0);
  });

  it('writes nothing when the dialog is closed', async () => {
    window.answerSaveDialog(() => undefined);
    await savePicture(fakeServices(given).services);
    assert.deepEqual(await scratch.names('.'), ['keep.txt']);
  });

  it('says that a grid is a grid', async () => {
    let title: string | undefined;
    window.answerSaveDialog((options) => {
      title = options.title;
      return undefined;
    });
    const grid = { kind: 'grid', url: 'https://gateway.test/g.png', rows: 2, columns: 2 } as const;
    const tasks = [fakeTask({ assets: [grid] })];
    await savePicture(fakeServices({ ...given, tasks }).services, { taskId: 'fox', cell: 2 });
    assert.match(title ?? '', /Grid/);
  });

  it('saves one cell of a grid when the page has cut it out', async () => {
    let title: string | undefined;
    window.answerSaveDialog((options) => {
      title = options.title;
      return options.defaultUri;
    });
    const grid = { kind: 'grid', url: 'https://gateway.test/g.png', rows: 2, columns: 2 } as const;
    const { services } = fakeServices({
      ...given,
      tasks: [fakeTask({ assets: [grid] })],
      settings: { ...settings, 'save.nameTemplate': '{slug}-{index}' },
    });
    const cut = pngBytes(7, 5, 90);
    await savePicture(services, { taskId: 'fox', cell: 3, bytes: bufferOf(cut) });
    assert.equal(title, 'Save Picture');
    assert.deepEqual(await scratch.names('out'), ['a-red-fox-3.png']);
    const saved = await vscode.workspace.fs.readFile(scratch.at('out/a-red-fox-3.png'));
    assert.equal(Buffer.compare(saved, cut), 0);
  });

  it('writes nothing that is not a picture, whatever the page sends', async () => {
    window.answerSaveDialog();
    const bytes = bufferOf(Buffer.from('<script>'));
    const saving = savePicture(fakeServices(given).services, { taskId: 'fox', cell: 3, bytes });
    await assert.rejects(saving, /notAPicture|not a picture/i);
    assert.deepEqual(await scratch.names('.'), ['keep.txt']);
  });

  it('asks which one when none has the focus', async () => {
    window.answerSaveDialog(() => undefined);
    let labels: readonly string[] = [];
    window.answerQuickPick((items) => {
      labels = items.map((item) => item.label);
      return undefined;
    });
    const tasks = [fakeTask(), fakeTask({ id: 'open', phase: 'running', assets: [] })];
    await savePicture(fakeServices({ tasks }).services);
    assert.deepEqual(labels, ['a red fox --ar 3:2']);
  });
});

/** As the page sends it. */
function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

describe('Copy Prompt', () => {
  it('copies it with its parameters', async () => {
    await copyPrompt(fakeServices({ tasks: [fakeTask()], focusedTaskId: 'fox' }).services);
    assert.equal(await vscode.env.clipboard.readText(), 'a red fox --ar 3:2');
  });
});
