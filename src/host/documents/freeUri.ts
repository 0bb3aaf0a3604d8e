import * as vscode from 'vscode';

/** More pictures of one name than this means that something else is wrong. */
const lastNumber = 9_999;

/**
 * `fox.png`, or `fox-2.png`, `fox-3.png` … when that is taken: nothing is ever overwritten. With
 * `bytes`, a file that already holds the very same picture counts as free, so that inserting one
 * twice leaves one file. Names below `firstNumber` are known to be taken.
 */
export async function freeUri(
  folder: vscode.Uri,
  name: string,
  ending: string,
  { bytes, firstNumber = 1 }: { readonly bytes?: Uint8Array; readonly firstNumber?: number } = {},
): Promise<vscode.Uri> {
  for (let number = firstNumber; number <= lastNumber; number++) {
    const numbered = number === 1 ? name : `${name}-${number.toString()}`;
    const uri = vscode.Uri.joinPath(folder, `${numbered}.${ending}`);
    const stat = await statOf(uri);
    if (!stat) return uri;
    if (bytes && stat.size === bytes.byteLength && (await holds(uri, bytes))) return uri;
  }
  throw new Error(`${lastNumber.toString()} files named ${name}`);
}

async function statOf(uri: vscode.Uri): Promise<vscode.FileStat | undefined> {
  try {
    return await vscode.workspace.fs.stat(uri);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}

async function holds(uri: vscode.Uri, bytes: Uint8Array): Promise<boolean> {
  return Buffer.compare(await vscode.workspace.fs.readFile(uri), bytes) === 0;
}
