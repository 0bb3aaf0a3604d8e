import * as vscode from 'vscode';

interface Place {
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

let last: Place | undefined;

/** Remembers where the cursor was: with the gallery in front there is no active text editor. */
export function watchEditors(): vscode.Disposable {
  remember(vscode.window.activeTextEditor);
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(remember),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => remember(textEditor)),
  );
}

/** The editor a person means by "at the cursor"; brought back to the front when the gallery covers it. */
export async function targetEditor(): Promise<vscode.TextEditor | undefined> {
  const active = vscode.window.activeTextEditor;
  if (isDocument(active)) return active;
  const visible = vscode.window.visibleTextEditors.filter(isDocument);
  if (!last || !hasTab(last.uri)) return visible[0];
  const { uri, selection, viewColumn } = last;
  const shown = visible.find((editor) => editor.document.uri.toString() === uri.toString());
  if (shown) return shown;
  return vscode.window.showTextDocument(uri, {
    selection,
    ...(viewColumn === undefined ? {} : { viewColumn }),
  });
}

function remember(editor: vscode.TextEditor | undefined): void {
  if (!isDocument(editor)) return;
  const { document, selection, viewColumn } = editor;
  last = { uri: document.uri, selection, viewColumn };
}

/** VS Code keeps a document for minutes after its tab was closed; a closed one is not meant. */
function hasTab(uri: vscode.Uri): boolean {
  const wanted = uri.toString();
  return vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .some(({ input }) => {
      if (input instanceof vscode.TabInputText) return input.uri.toString() === wanted;
      return input instanceof vscode.TabInputTextDiff && input.modified.toString() === wanted;
    });
}

function isDocument(editor: vscode.TextEditor | undefined): editor is vscode.TextEditor {
  return editor !== undefined && !notDocuments.has(editor.document.uri.scheme);
}
