import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { insertPicture } from '../../../src/host/commands/insertPicture';
import { LastEditor } from '../../../src/host/documents/lastEditor';
import { pngBytes } from '../../support/pngBytes';
import { AnsweredWindow } from '../support/answerWindow';
import { fakeServices, fakeTask, onePixel } from '../support/fakeServices';
import { ScratchFolder } from '../support/scratchFolder';

describe('Insert Picture at Cursor', () => {
  const window = new AnsweredWindow();
  const scratch = new ScratchFolder('insert');
  const lastEditor = new LastEditor();
  const given = { tasks: [fakeTask()], lastEditor };

  beforeEach(async () => {
    window.answerMessages();
    await scratch.write('keep.txt', '');
  });

  afterEach(async () => {
    window.restore();
    await scratch.remove();
  });

  after(() => {
    lastEditor.dispose();
  });

  it('saves beside a Markdown document and links it, in one undo step', async () => {
    const editor = await scratch.open('a story.md', 'Once.\n');
    await insertPicture(fakeServices(given).services, { taskId: 'fox' });
    assert.equal(editor.document.getText(), 'Once.\n![a red fox](images/a-red-fox.png)');
    const saved = await vscode.workspace.fs.readFile(scratch.at('images/a-red-fox.png'));
    assert.equal(Buffer.compare(saved, onePixel), 0);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), 'Once.\n');
  });

  it('inserts one cell of a grid when the page has cut it out', async () => {
    const editor = await scratch.open('cell.html', '');
    const cut = pngBytes(7, 5, 90);
    const bytes = new Uint8Array(cut).buffer;
    await insertPicture(fakeServices(given).services, { taskId: 'fox', cell: 2, bytes });
    assert.match(editor.document.getText(), /width="7" height="5"/);
    const saved = await vscode.workspace.fs.readFile(scratch.at('images/a-red-fox.png'));
    assert.equal(Buffer.compare(saved, cut), 0);
  });

  it('never overwrites, and does not keep the same picture twice', async () => {
    await scratch.write('images/a-red-fox.png', 'somebody else’s');
    const editor = await scratch.open('twice.md', '');
    const { services } = fakeServices(given);
    await insertPicture(services, { taskId: 'fox' });
    await insertPicture(services, { taskId: 'fox' });
    assert.deepEqual(await scratch.names('images'), ['a-red-fox-2.png', 'a-red-fox.png']);
    const link = '![a red fox](images/a-red-fox-2.png)';
    assert.equal(editor.document.getText(), link + link);
    const other = await vscode.workspace.fs.readFile(scratch.at('images/a-red-fox.png'));
    assert.equal(Buffer.from(other).toString(), 'somebody else’s');
  });

  it('counts from the workspace folder with a leading slash, and encodes the way', async () => {
    const editor = await scratch.open('docs/up.md', '');
    const settings = { 'insert.folder': '/scratch insert/my art' };
    await insertPicture(fakeServices({ ...given, settings }).services, { taskId: 'fox' });
    assert.equal(editor.document.getText(), '![a red fox](../my%20art/a-red-fox.png)');
  });

  it('writes HTML in HTML and a bare path in CSS', async () => {
    const html = await scratch.open('a.html', '');
    await insertPicture(fakeServices(given).services, { taskId: 'fox' });
    assert.equal(html.document.getText(), '<img src="images/a-red-fox.png" alt="a red fox" />');
    const css = await scratch.open('a.css', '');
    await insertPicture(fakeServices(given).services, { taskId: 'fox' });
    assert.equal(css.document.getText(), 'images/a-red-fox.png');
  });

  it('keeps selected words', async () => {
    const editor = await scratch.open('keep.md', 'keep me');
    editor.selection = new vscode.Selection(0, 0, 0, 7);
    await insertPicture(fakeServices(given).services, { taskId: 'fox' });
    assert.match(editor.document.getText(), /^keep me!\[/);
  });

  it('finds the document behind a page that covers it', async () => {
    const editor = await scratch.open('under.md', 'Under.');
    const panel = vscode.window.createWebviewPanel('test.page', 'Page', vscode.ViewColumn.Active);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await insertPicture(fakeServices(given).services, { taskId: 'fox' });
    assert.equal(editor.document.getText(), 'Under.![a red fox](images/a-red-fox.png)');
    panel.dispose();
  });

  it('asks for an untitled document to be saved first', async () => {
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({ language: 'markdown', content: '' }),
    );
    await insertPicture(fakeServices(given).services, { taskId: 'fox' });
    assert.equal(window.messages.length, 1);
    assert.match(window.messages[0] ?? '', /Save the document first/);
  });

  it('says what is missing when nothing is open or nothing was made', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await insertPicture(fakeServices(given).services, { taskId: 'fox' });
    assert.match(window.messages[0] ?? '', /Open a document first/);
    await scratch.open('missing.md', '');
    await insertPicture(fakeServices().services);
    assert.match(window.messages[1] ?? '', /no picture to insert yet/);
  });

  it('writes nothing outside the workspace folder', async () => {
    const editor = await scratch.open('outside.md', '');
    const settings = { 'insert.folder': '../../out' };
    await insertPicture(fakeServices({ ...given, settings }).services, { taskId: 'fox' });
    assert.equal(editor.document.getText(), '');
    assert.match(window.messages[0] ?? '', /easel\.insert\.folder/);
  });
});
