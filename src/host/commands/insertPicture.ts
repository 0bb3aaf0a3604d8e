import * as vscode from 'vscode';
import { promptOfTask } from '../../domain/promptOfTask';
import type { Task } from '../../domain/task';
import { endingOf, fileName } from '../documents/fileName';
import { freeUri } from '../documents/freeUri';
import { insertFolder } from '../documents/insertFolder';
import { pictureMarkup } from '../documents/pictureMarkup';
import { pictureToUse, type PictureToUse } from '../documents/pictureToUse';
import { promptWords } from '../documents/promptWords';
import { relativePath } from '../documents/relativeLink';
import { staysInside } from '../documents/staysInside';
import { targetEditor } from '../documents/targetEditor';
import { explain } from '../inputs/explain';
import { hasPicture, pickTask } from '../inputs/pickTask';
import type { Services } from '../services';

/** Insert Picture at Cursor: a file near the document, and a link to it at the cursor. */
export async function insertPicture(
  services: Services,
  ...args: readonly unknown[]
): Promise<void> {
  const editor = await targetEditor(services.lastEditor);
  if (!editor) {
    explain(vscode.l10n.t('Open a document first: the picture goes where its cursor is.'));
    return;
  }
  if (!canTake(editor.document, () => insertPicture(services, ...args))) return;
  const folder = await folderFor(services, editor.document);
  if (!folder) return;
  const task = await pickTask(services, args, {
    isSuitable: hasPicture,
    placeholder: vscode.l10n.t('Which picture should be inserted?'),
    nothing: vscode.l10n.t('There is no picture to insert yet. Imagine one first.'),
  });
  if (!task) return;
  const picture = await pictureToUse(services, task, args);
  await insertInto(services, editor, folder, task, picture);
}

async function insertInto(
  services: Services,
  editor: vscode.TextEditor,
  folder: vscode.Uri,
  task: Task,
  { bytes, mime, width, height, cell }: PictureToUse,
): Promise<void> {
  const name = fileName(services.settings.get('save.nameTemplate'), task, cell);
  const target = await freeUri(folder, name, endingOf(mime), { bytes });
  await vscode.workspace.fs.writeFile(target, bytes);

  const { document } = editor;
  const text = pictureMarkup(document.languageId, {
    path: relativePath(document.uri, target) ?? target.toString(),
    alt: promptWords(promptOfTask(task)),
    mime,
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
  });
  if (!(await insertAtCursor(editor, text))) {
    explain(
      vscode.l10n.t(
        'The document could not be changed. The picture is saved as {0}.',
        vscode.workspace.asRelativePath(target),
      ),
    );
  }
}

/**
 * One edit is one undo step. At the cursor's end of the selection: selected words are not replaced. False when
 * the document cannot be changed.
 */
async function insertAtCursor(editor: vscode.TextEditor, text: string): Promise<boolean> {
  const { document, selection } = editor;
  try {
    return await editor.edit((edit) => edit.insert(editor.selection.active, text));
  } catch {
    // A page came in front of it meanwhile: that closes the editor, but not the document.
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, selection.active, text);
    return vscode.workspace.applyEdit(edit);
  }
}

/** Whether a file can lie beside the document; says why not. */
function canTake(document: vscode.TextDocument, again: () => Promise<void>): boolean {
  if (document.isUntitled) {
    explain(vscode.l10n.t('Save the document first, so that the picture can be put beside it.'), {
      label: vscode.l10n.t('Save As…'),
      run: () => saveAsAnd(again),
    });
    return false;
  }
  if (vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) !== true) {
    explain(
      vscode.l10n.t('No file can be put beside this document. Open one from a folder instead.'),
    );
    return false;
  }
  return true;
}

async function saveAsAnd(again: () => Promise<void>): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.files.saveAs');
  if (vscode.window.activeTextEditor?.document.isUntitled === false) await again();
}

async function folderFor(
  services: Pick<Services, 'settings'>,
  document: vscode.TextDocument,
): Promise<vscode.Uri | undefined> {
  const workspace = vscode.workspace.getWorkspaceFolder(document.uri);
  const setting = services.settings.get('insert.folder');
  const path = insertFolder(setting, document.uri.path, workspace?.uri.path);
  const folder =
    path === undefined ? undefined : document.uri.with({ path, query: '', fragment: '' });
  // Whoever opened a document through a link works where it really lies.
  const limits = [...(workspace ? [workspace.uri] : []), vscode.Uri.joinPath(document.uri, '..')];
  if (folder && (await staysInside(folder, limits))) return folder;
  explain(
    vscode.l10n.t('The setting easel.insert.folder leads out of this folder. Change it to insert.'),
    {
      label: vscode.l10n.t('Open Setting'),
      run: () =>
        vscode.commands.executeCommand('workbench.action.openSettings', 'easel.insert.folder'),
    },
  );
  return undefined;
}
