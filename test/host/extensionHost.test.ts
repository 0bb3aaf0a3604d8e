import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('Easel in the extension host', () => {
  it('is found and comes to life', async () => {
    const extension = vscode.extensions.getExtension('easel.easel');
    assert.ok(extension, 'VS Code does not know the extension easel.easel');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('has a workspace with a document and pictures', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder, 'no folder is open');
    const pictures = await vscode.workspace.findFiles('pictures/*.png');
    assert.equal(pictures.length, 3);
    await vscode.workspace.fs.stat(vscode.Uri.joinPath(folder.uri, 'README.md'));
  });
});
