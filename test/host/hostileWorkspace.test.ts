// A repository that somebody opens is somebody else's: it may bring settings, links and documents along. Here it
// would choose where the key goes, or where on the machine files appear.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { insertPicture } from '../../src/host/commands/insertPicture';
import { savePicture } from '../../src/host/commands/savePicture';
import { Settings } from '../../src/host/settings';
import { saveFolder } from '../../src/host/documents/saveFolder';
import { AnsweredWindow, until } from './support/answerWindow';
import { fakeServices, fakeTask } from './support/fakeServices';
import { ScratchFolder } from './support/scratchFolder';

/** Everything that a workspace might like to set. */
const hostile = {
  'easel.gateway.baseUrl': 'https://gateway.evil.example',
  'easel.gateway.auth': 'raw',
  'easel.gateway.pathPrefix': '/evil',
  'easel.gateway.speedVia': 'path',
  'easel.gateway.refreshPath': '/evil/refresh',
  'easel.history.maxMegabytes': 50,
  'easel.notify': 'never',
};

describe('A hostile workspace', function () {
  this.timeout(120_000);
  const window = new AnsweredWindow();
  const scratch = new ScratchFolder('hostile');
  const settings = new Settings();
  const outside = mkdtempSync(join(tmpdir(), 'easel-outside-'));
  const root = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/');
  const file = vscode.Uri.joinPath(root, '.vscode', 'settings.json');
  const services = () => ({ ...fakeServices({ tasks: [fakeTask()] }).services, settings });

  /** The file as a repository brings it, once VS Code has read it. */
  const bring = async (values: Readonly<Record<string, unknown>>, canary = 'easel.bot') => {
    const text = JSON.stringify({ ...values, [canary]: 'niji' });
    await vscode.workspace.fs.writeFile(file, Buffer.from(text));
    await until('the workspace’s settings', () => settings.get('bot') === 'niji');
  };

  beforeEach(async () => {
    window.answerMessages();
    await scratch.write('keep.txt', '');
  });
  afterEach(async () => {
    window.restore();
    await scratch.remove();
    await vscode.workspace.fs.delete(file, { useTrash: false }).then(undefined, () => undefined);
    await until('its own settings again', () => settings.get('bot') === 'midjourney');
    for (const name of readdirSync(outside)) {
      rmSync(join(outside, name), { recursive: true, force: true });
    }
  });
  after(() => {
    settings.dispose();
    rmSync(outside, { recursive: true, force: true });
  });

  describe('by its settings', () => {
    it('changes neither the gateway, nor the way there, nor how the key is sent', async () => {
      const wanted = Object.keys(hostile);
      const read = () => wanted.map((name) => vscode.workspace.getConfiguration().get(name));
      const before = read();
      await bring(hostile);
      assert.deepEqual(read(), before);
      assert.equal(settings.get('gateway.baseUrl'), 'https://api.wenwen-ai.com');
    });

    it('is not listened to by the extension itself', async () => {
      await bring(hostile);
      await vscode.commands.executeCommand('easel.copyDiagnostics');
      const text = await vscode.env.clipboard.readText();
      assert.ok(text.includes('easel.bot: "niji"'), text);
      assert.ok(text.includes('easel.gateway.baseUrl: "https://api.wenwen-ai.com"'), text);
      assert.ok(!text.includes('evil'), text);
    });

    for (const folder of [
      '/etc',
      '~/.config/autostart',
      '../../elsewhere',
      'pictures/../../elsewhere',
      '..\\elsewhere',
      'C:\\Users\\Public',
    ]) {
      it(`begins no save dialog outside itself: ${folder}`, async () => {
        await bring({ 'easel.save.folder': folder });
        assert.equal(settings.get('save.folder'), folder);
        let offered: vscode.Uri | undefined;
        window.answerSaveDialog((options) => {
          offered = options.defaultUri;
          return undefined;
        });
        await savePicture(services(), { taskId: 'fox' });
        const isInside = offered?.path.startsWith(`${root.path}/`);
        assert.ok(isInside && !offered?.path.includes('..'), offered?.path);
      });
    }

    it('may choose a folder of its own, and a person any folder', async () => {
      await bring({ 'easel.save.folder': 'pictures/drawn' });
      const own = vscode.Uri.joinPath(root, 'pictures/drawn');
      assert.equal((await saveFolder(settings)).path, own.path);
      const anywhere = { get: () => '~/Pictures', getOwn: () => '~/Pictures' };
      const chosen = await saveFolder(anywhere as unknown as Settings);
      assert.equal(chosen.fsPath, join(homedir(), 'Pictures'));
    });

    it('names no file outside the folder, nor one that a system keeps for itself', async () => {
      for (const [index, [template, name]] of [
        ['../../../{slug}', 'a-red-fox.png'],
        ['C:\\{slug}', 'C-a-red-fox.png'],
        ['NUL', '_NUL.png'],
        ['con.', '_con.png'],
        ['a\u202egnp.exe', 'agnp.exe.png'],
        ['.bashrc', 'bashrc.png'],
        ['x'.repeat(300), `${'x'.repeat(180)}.png`],
      ].entries()) {
        await bring({ 'easel.save.nameTemplate': template, 'easel.insert.folder': 'drawn' });
        await until('the template', () => settings.get('save.nameTemplate') === template);
        await scratch.open(`story ${String(index)}.md`, '');
        await insertPicture(services(), { taskId: 'fox' });
        assert.ok((await scratch.names('drawn')).includes(name ?? ''), name);
      }
      assert.equal((await scratch.names('drawn')).length, 7);
    });

    for (const folder of ['../../../elsewhere', '/../elsewhere', '..\\..\\elsewhere']) {
      it(`inserts no picture outside itself: ${folder}`, async () => {
        await bring({ 'easel.insert.folder': folder });
        const editor = await scratch.open(`out ${folder.replace(/\W/g, '')}.md`, '');
        await insertPicture(services(), { taskId: 'fox' });
        assert.match(window.messages[0] ?? '', /insert\.folder leads out/);
        assert.equal(editor.document.getText(), '');
        assert.equal(existsSync(join(root.fsPath, '..', 'elsewhere')), false);
      });
    }
  });

  describe('by its links', () => {
    const link = (target: string, path: string) => {
      mkdirSync(join(scratch.uri.fsPath, path, '..'), { recursive: true });
      symlinkSync(target, join(scratch.uri.fsPath, path), 'junction');
    };

    it('leads no inserted picture out of itself', async () => {
      link(outside, 'images');
      const editor = await scratch.open('linked.md', '');
      await insertPicture(services(), { taskId: 'fox' });
      assert.match(window.messages[0] ?? '', /insert\.folder leads out/);
      assert.deepEqual([readdirSync(outside), editor.document.getText()], [[], '']);
    });

    it('leads none to what is not there yet, nor round in circles', async () => {
      link(join(outside, 'later'), 'later/images');
      link(join(scratch.uri.fsPath, 'round', 'images'), 'round/images');
      for (const folder of ['later', 'round']) {
        await scratch.open(`${folder}/story.md`, '');
        await insertPicture(services(), { taskId: 'fox' });
      }
      assert.equal(window.messages.filter((text) => /leads out/.test(text)).length, 2);
      assert.deepEqual(readdirSync(outside), []);
    });

    it('leads no picture through a file of a name that it has guessed', async () => {
      mkdirSync(join(scratch.uri.fsPath, 'images'), { recursive: true });
      symlinkSync(join(outside, 'guessed'), join(scratch.uri.fsPath, 'images', 'fixed.png'));
      await bring({ 'easel.save.nameTemplate': 'fixed' });
      await until('the template', () => settings.get('save.nameTemplate') === 'fixed');
      const editor = await scratch.open('guessed.md', '');
      await insertPicture(services(), { taskId: 'fox' });
      assert.deepEqual(readdirSync(outside), []);
      assert.match(editor.document.getText(), /fixed-2\.png/);
    });

    it('begins no save dialog outside itself', async () => {
      link(outside, 'drawn');
      await bring({ 'easel.save.folder': 'scratch hostile/drawn' });
      assert.equal((await saveFolder(settings)).path, root.path);
    });

    it('may lead from one place of itself to another', async () => {
      mkdirSync(join(scratch.uri.fsPath, 'shared'), { recursive: true });
      link(join(scratch.uri.fsPath, 'shared'), 'docs/images');
      const editor = await scratch.open('docs/inside.md', '');
      await insertPicture(services(), { taskId: 'fox' });
      assert.match(editor.document.getText(), /images\//);
      assert.equal((await scratch.names('shared')).length, 1);
    });
  });
});
