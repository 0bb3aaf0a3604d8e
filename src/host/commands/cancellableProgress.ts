import * as vscode from 'vscode';
import type { InvalidReason } from '../../domain/failure';
import { exchangeFailure } from '../../tasks/exchange/archiveFormat';
import type { Running } from '../../tasks/exchange/exportHistory';

/**
 * Work on a file that may take minutes, with its progress and a button to stop it.
 * @param ofDisk what it means when the disk refuses
 * @throws vscode.CancellationError when it was stopped
 */
export async function cancellableProgress<T>(
  title: string,
  ofDisk: InvalidReason,
  work: (running: Running) => Promise<T>,
): Promise<T> {
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress(
    { location, title, cancellable: true },
    async (progress, token) => {
      const abort = new AbortController();
      const subscription = token.onCancellationRequested(() => abort.abort());
      let done = 0;
      const onProgress = (part: number) => {
        progress.report({ increment: (part - done) * 100 });
        done = part;
      };
      try {
        return await work({ signal: abort.signal, onProgress });
      } catch (error) {
        if (abort.signal.aborted) throw new vscode.CancellationError();
        throw asFailure(error, ofDisk);
      } finally {
        subscription.dispose();
      }
    },
  );
}

function asFailure(error: unknown, ofDisk: InvalidReason): unknown {
  const isOfSystem = error instanceof Error && 'syscall' in error;
  if (!isOfSystem && !(error instanceof vscode.FileSystemError)) return error;
  const isFull = isOfSystem && 'code' in error && error.code === 'ENOSPC';
  return exchangeFailure(isFull ? 'diskFull' : ofDisk, { cause: error });
}
