import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';

/**
 * Files that are too large to be held in memory are read and written by their path. Where a person's choice has
 * none, because it lies in a remote or virtual workspace, VS Code copies it.
 */

export async function writeLocally<T>(
  target: vscode.Uri,
  write: (path: string) => Promise<T>,
): Promise<T> {
  if (target.scheme === 'file') return write(target.fsPath);
  return inTemporaryFolder(async (path) => {
    const written = await write(path);
    await vscode.workspace.fs.copy(vscode.Uri.file(path), target, { overwrite: true });
    return written;
  });
}

export async function readLocally<T>(
  source: vscode.Uri,
  read: (path: string) => Promise<T>,
): Promise<T> {
  if (source.scheme === 'file') return read(source.fsPath);
  return inTemporaryFolder(async (path) => {
    await vscode.workspace.fs.copy(source, vscode.Uri.file(path), { overwrite: true });
    return read(path);
  });
}

async function inTemporaryFolder<T>(work: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'easel-'));
  try {
    return await work(join(folder, 'copy'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
