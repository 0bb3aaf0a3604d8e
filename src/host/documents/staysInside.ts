import { readlink, realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import * as vscode from 'vscode';

/**
 * Whether a folder, there already or not, really lies in one of some others: a link on the way may lead anywhere,
 * and a repository can hold links.
 */
export async function staysInside(
  folder: vscode.Uri,
  limits: readonly vscode.Uri[],
): Promise<boolean> {
  if (folder.scheme !== 'file') return !(await hasLink(folder, limits));
  try {
    const real = await realFolder(folder.fsPath);
    const allowed = await Promise.all(limits.map(({ fsPath }) => realFolder(fsPath)));
    return allowed.some((limit) => isWithin(limit, real));
  } catch {
    // Links that lead in a circle, or through what nobody may look at.
    return false;
  }
}

/** With every link followed, those to what is not there as well. */
async function realFolder(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    const parent = dirname(path);
    if (parent === path || !isMissing(error)) throw error;
    const real = await realFolder(parent);
    const target = await readlink(path).catch(() => undefined);
    return target === undefined ? join(real, basename(path)) : realFolder(resolve(real, target));
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function isWithin(limit: string, path: string): boolean {
  const way = relative(limit, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Where links cannot be followed from here (a remote workspace), there must be none below the nearest limit. */
async function hasLink(folder: vscode.Uri, limits: readonly vscode.Uri[]): Promise<boolean> {
  const tops = new Set(limits.map(({ path }) => path));
  for (let at = folder; !tops.has(at.path); at = vscode.Uri.joinPath(at, '..')) {
    if (at.path === '/' || at.path === '') return true;
    const stat = await statOf(at);
    if (stat && (stat.type & vscode.FileType.SymbolicLink) !== 0) return true;
  }
  return false;
}

async function statOf(uri: vscode.Uri): Promise<vscode.FileStat | undefined> {
  try {
    return await vscode.workspace.fs.stat(uri);
  } catch {
    // Not there yet: it will be made as a folder.
    return undefined;
  }
}
