import * as vscode from 'vscode';
import { isKeepable } from '../../domain/asset';
import type { Task } from '../../domain/task';
import { endingOf, fileName } from '../documents/fileName';
import { freeUri } from '../documents/freeUri';
import { saveFolder } from '../documents/saveFolder';
import { explain } from '../inputs/explain';
import { hasPicture } from '../inputs/pickTask';
import { tasksAmong } from '../inputs/tasksAmong';
import { problemOf } from '../problemView';
import type { Services } from '../services';
import { cancellableProgress } from './cancellableProgress';

/** What became of them so far. */
interface Saved {
  count: number;
  failed: number;
  /** Why the first of those could not be had. */
  reason?: unknown;
}

/**
 * Save of many: the kept bytes of each as they came, every film of a set, into a folder a person chooses once.
 * Nothing is overwritten; what is no picture is left out, and what cannot be had does not stop the others.
 */
export async function savePictures(services: Services, taskIds: readonly string[]): Promise<void> {
  const tasks = (await tasksAmong(services, taskIds)).filter(hasPicture);
  if (tasks.length === 0) {
    explain(vscode.l10n.t('None of these has a picture to save. Select others.'));
    return;
  }
  const [folder] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Save Pictures: {0}', tasks.length),
      openLabel: vscode.l10n.t('Save Here'),
      defaultUri: await saveFolder(services.settings),
      canSelectFiles: false,
      canSelectFolders: true,
    })) ?? [];
  if (!folder) return;
  const saved: Saved = { count: 0, failed: 0 };
  try {
    await cancellableProgress(
      vscode.l10n.t('Saving pictures'),
      'fileNotWritten',
      async ({ signal, onProgress }) => {
        const names = new NamesInUse();
        for (const [index, task] of tasks.entries()) {
          signal.throwIfAborted();
          await saveTask(services, task, folder, names, saved);
          onProgress((index + 1) / tasks.length);
        }
      },
    );
  } finally {
    // What was written before it was stopped is there, and is to be told.
    tell(saved, folder);
  }
}

async function saveTask(
  services: Services,
  task: Task,
  folder: vscode.Uri,
  names: NamesInUse,
  saved: Saved,
): Promise<void> {
  const { tasks, settings } = services;
  const fileCount = task.assets.filter(isKeepable).length;
  for (let number = 1; number <= fileCount; number++) {
    const cell = fileCount > 1 ? number : undefined;
    const fetched = await tasks.bytesOf(task.id, cell).catch((error: unknown) => {
      saved.failed += 1;
      saved.reason ??= error;
    });
    if (!fetched) continue;
    const name = fileName(settings.get('save.nameTemplate'), task, cell);
    const target = await names.free(folder, name, endingOf(fetched.file.mime));
    await vscode.workspace.fs.writeFile(target, fetched.bytes);
    saved.count += 1;
  }
}

/** A thousand pictures of one prompt have one name: those before are not looked for again. */
class NamesInUse {
  readonly #counts = new Map<string, number>();

  async free(folder: vscode.Uri, name: string, ending: string): Promise<vscode.Uri> {
    const key = `${name}.${ending}`.toLowerCase();
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    return freeUri(folder, name, ending, { firstNumber: count });
  }
}

function tell({ count, failed, reason }: Saved, folder: vscode.Uri): void {
  const where = folder.path.slice(folder.path.lastIndexOf('/') + 1) || folder.path;
  if (failed === 0) {
    const text = vscode.l10n.t('Saved to {0}: {1}', where, count);
    if (count > 0) vscode.window.setStatusBarMessage(`$(check) ${text}`, 5_000);
    return;
  }
  explain(
    vscode.l10n.t(
      'Saved to {0}: {1}. Not saved: {2}, the first because: {3}',
      where,
      count,
      failed,
      problemOf(reason).sentence,
    ),
  );
}
