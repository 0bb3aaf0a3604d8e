import * as vscode from 'vscode';

export interface EditorPlace {
  readonly uri: vscode.Uri;
  readonly selection: vscode.Selection;
  readonly viewColumn: vscode.ViewColumn | undefined;
}

/** Output channels and the like are text editors to VS Code, but nobody inserts a picture there. */
const notDocuments: ReadonlySet<string> = new Set([
  'output',
  'debug',
  'comment',
  'vscode-terminal',
]);

/** Remembers where the cursor was: with the gallery in front there is no active text editor. */
export class LastEditor implements vscode.Disposable {
  readonly #watch: vscode.Disposable;
  #place: EditorPlace | undefined;

  constructor() {
    this.#remember(vscode.window.activeTextEditor);
    this.#watch = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor((editor) => this.#remember(editor)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#remember(textEditor)),
    );
  }

  get place(): EditorPlace | undefined {
    return this.#place;
  }

  dispose(): void {
    this.#watch.dispose();
  }

  #remember(editor: vscode.TextEditor | undefined): void {
    if (!isDocument(editor)) return;
    const { document, selection, viewColumn } = editor;
    this.#place = { uri: document.uri, selection, viewColumn };
  }
}

export function isDocument(editor: vscode.TextEditor | undefined): editor is vscode.TextEditor {
  return editor !== undefined && !notDocuments.has(editor.document.uri.scheme);
}
