import * as vscode from 'vscode';
import { isDocument, type LastEditor } from './lastEditor';

/** The editor a person means by "at the cursor"; brought back to the front when the gallery covers it. */
export async function targetEditor({
  place,
}: Pick<LastEditor, 'place'>): Promise<vscode.TextEditor | undefined> {
  const active = vscode.window.activeTextEditor;
  if (isDocument(active)) return active;
  const visible = vscode.window.visibleTextEditors.filter(isDocument);
  if (!place || !hasTab(place.uri)) return visible[0];
  const { uri, selection, viewColumn } = place;
  const shown = visible.find((editor) => editor.document.uri.toString() === uri.toString());
  if (shown) return shown;
  return vscode.window.showTextDocument(uri, {
    selection,
    ...(viewColumn === undefined ? {} : { viewColumn }),
  });
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
