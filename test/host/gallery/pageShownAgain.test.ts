// VS Code ends a page that is hidden. What somebody puts into the composer from a menu would be lost whenever the page
// that comes anew takes a moment: references, prompts, seeds.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Page } from '../../../src/host/gallery/page';
import { PictureFolder } from '../../../src/host/images/pictureFolder';
import type { Snapshot } from '../../../src/protocol/views';
import { eventually } from '../../support/eventually';
import { useTempFolders } from '../../support/tempFolder';
import { fakeServices } from '../support/fakeServices';

/** Begins to listen late, as on a busy machine, and says what it hears. */
const slowPage = `<script>
  const api = acquireVsCodeApi();
  setTimeout(() => {
    addEventListener('message', ({ data }) => api.postMessage({ heard: data.method }));
    api.postMessage({ heard: 'hello' });
  }, 1500);
</script>`;

describe('a page that is shown again', () => {
  const tempFolder = useTempFolders();
  let panel: vscode.WebviewPanel;
  let page: Page;
  const heard: string[] = [];
  before(() => {
    const extension = vscode.extensions.getExtension('easel.easel');
    assert.ok(extension);
    const pictures = new PictureFolder({ folder: tempFolder(), maxMegabytes: () => 100 });
    const { services } = fakeServices({ pictures });
    panel = vscode.window.createWebviewPanel('slow', 'Slow', vscode.ViewColumn.One);
    page = new Page({
      container: panel,
      surface: 'gallery',
      extensionUri: extension.extensionUri,
      services,
      onFocus: () => undefined,
    });
    panel.onDidChangeViewState(() => page.visibilityChanged());
    panel.webview.onDidReceiveMessage((message: { heard?: string }) => {
      if (message.heard === undefined) return;
      heard.push(message.heard);
      const { revision } = services.store;
      if (message.heard === 'hello') page.ready({ revision } as Snapshot);
    });
    panel.webview.html = slowPage;
  });
  after(async () => {
    page.dispose();
    panel.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('hears what it was told before it listened, once', async () => {
    await eventually(() => heard.includes('hello'), 'It does not begin');
    const document = await vscode.workspace.openTextDocument({ content: 'a text' });
    await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    await eventually(() => !panel.visible, 'It is not hidden');
    panel.reveal();
    await eventually(() => panel.visible, 'It is not shown');
    page.tell('tasks/gone', { taskIds: ['a'] });
    await eventually(() => heard.filter((one) => one === 'hello').length === 2, 'It is not anew');
    await eventually(() => heard.includes('tasks/gone'), 'It was lost');
    assert.deepEqual(heard, ['hello', 'hello', 'tasks/gone']);
  });
});
