import * as vscode from 'vscode';
import type { Task } from '../domain/task';
import type { TaskManager } from '../tasks/taskManager';
import { gatherMs, isToastWanted } from './isToastWanted';
import { commandIds } from './manifest';
import { problemOfTask } from './problemView';
import type { GalleryControl } from './services';
import type { Settings } from './settings';
import { shortPrompt } from './shortPrompt';

interface NotificationsDependencies {
  readonly tasks: TaskManager;
  readonly gallery: GalleryControl;
  readonly settings: Settings;
}

/** Toasts, only where nobody is looking: the card says it otherwise. */
export class Notifications implements vscode.Disposable {
  readonly #dependencies: NotificationsDependencies;
  readonly #subscription: { dispose(): void };
  #finished: Task[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(dependencies: NotificationsDependencies) {
    this.#dependencies = dependencies;
    this.#subscription = dependencies.tasks.news.onDidFinish((task) => this.#add(task));
  }

  dispose(): void {
    this.#subscription.dispose();
    clearTimeout(this.#timer);
  }

  #add(task: Task): void {
    if (task.phase === 'cancelled' || !isToastWanted(this.#dependencies)) return;
    this.#finished.push(task);
    this.#timer ??= setTimeout(() => {
      const tasks = this.#finished;
      this.#finished = [];
      this.#timer = undefined;
      void this.#show(tasks);
    }, gatherMs);
  }

  async #show(tasks: readonly Task[]): Promise<void> {
    const [first] = tasks;
    if (!first) return;
    if (tasks.length > 1) return this.#showMany(tasks);
    if (first.phase === 'succeeded') return this.#showSuccess(first);
    const open = vscode.l10n.t('Open');
    const sentence = problemOfTask(first)?.sentence ?? '';
    const chosen = await vscode.window.showWarningMessage(
      `${shortPrompt(first)}: ${sentence}`,
      open,
    );
    if (chosen === open) await this.#dependencies.gallery.revealTask(first.id);
  }

  async #showSuccess(task: Task): Promise<void> {
    const open = vscode.l10n.t('Open');
    const insert = vscode.l10n.t('Insert');
    const save = vscode.l10n.t('Save');
    const hasPicture = task.assets.some((asset) => asset.kind !== 'text');
    const buttons = hasPicture ? [open, insert, save] : [open];
    const text = vscode.l10n.t('Finished: {0}', shortPrompt(task));
    const chosen = await vscode.window.showInformationMessage(text, ...buttons);
    if (chosen === open) await this.#dependencies.gallery.revealTask(task.id);
    if (chosen === insert) await run(commandIds.insertPicture, task);
    if (chosen === save) await run(commandIds.savePicture, task);
  }

  async #showMany(tasks: readonly Task[]): Promise<void> {
    const failed = tasks.filter((task) => task.phase !== 'succeeded').length;
    const open = vscode.l10n.t('Open');
    const text =
      failed === 0
        ? vscode.l10n.t('{0} tasks finished.', tasks.length)
        : vscode.l10n.t('{0} tasks finished, {1} of them failed.', tasks.length, failed);
    const chosen = await vscode.window.showInformationMessage(text, open);
    if (chosen === open) await this.#dependencies.gallery.showSidebar();
  }
}

async function run(command: string, task: Task): Promise<void> {
  await vscode.commands.executeCommand(command, { taskId: task.id });
}
