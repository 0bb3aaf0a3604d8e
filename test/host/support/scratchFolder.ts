import * as vscode from 'vscode';

/** A folder of its own in the open workspace, for tests that write files. */
export class ScratchFolder {
  readonly uri: vscode.Uri;

  constructor(name: string) {
    const workspace = vscode.workspace.workspaceFolders?.[0];
    if (!workspace) throw new Error('no folder is open');
    this.uri = vscode.Uri.joinPath(workspace.uri, `scratch ${name}`);
  }

  at(path: string): vscode.Uri {
    return vscode.Uri.joinPath(this.uri, path);
  }

  async write(path: string, content: string | Uint8Array): Promise<vscode.Uri> {
    const uri = this.at(path);
    await vscode.workspace.fs.writeFile(uri, Buffer.from(content));
    return uri;
  }

  /**
   * Opens a document with the cursor at the end of its text. Each test needs a name of its own: VS Code
   * remembers closed documents for a while, with what stood in them.
   */
  async open(path: string, text: string): Promise<vscode.TextEditor> {
    const uri = await this.write(path, text);
    const editor = await vscode.window.showTextDocument(uri, { preview: false });
    const end = editor.document.positionAt(text.length);
    editor.selection = new vscode.Selection(end, end);
    return editor;
  }

  async names(path: string): Promise<readonly string[]> {
    const entries = await vscode.workspace.fs.readDirectory(this.at(path));
    return entries.map(([name]) => name).sort();
  }

  async remove(): Promise<void> {
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(this.uri, { recursive: true });
  }
}
