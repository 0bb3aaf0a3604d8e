import * as vscode from 'vscode';
import type { Connections } from '../tasks/connections';
import type { TaskStore } from '../tasks/taskStore';
import { commandIds } from './manifest';

/** Changes within this time are shown together, in milliseconds; a press leaves before its count is drawn. */
const gatherMs = 40;

/** One item, there only while something runs: "2 running". A click shows the tasks. */
export class StatusBar implements vscode.Disposable {
  readonly #store: TaskStore;
  readonly #connections: Connections;
  readonly #subscription: { dispose(): void };
  #item: vscode.StatusBarItem | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(store: TaskStore, connections: Connections) {
    this.#store = store;
    this.#connections = connections;
    this.#subscription = store.onDidChange(() => {
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        this.#update();
      }, gatherMs);
    });
    this.#update();
  }

  dispose(): void {
    this.#subscription.dispose();
    clearTimeout(this.#timer);
    this.#item?.dispose();
  }

  #update(): void {
    const open = this.#store
      .open()
      .filter(({ connectionId }) => this.#connections.byId(connectionId) !== undefined);
    const waiting = open.filter((task) => task.phase === 'needsInput').length;
    const unsure = open.filter((task) => task.phase === 'unconfirmed').length;
    const running = open.length - waiting - unsure;
    if (running === 0 && waiting === 0) {
      this.#item?.hide();
      return;
    }
    this.#item ??= this.#create();
    this.#item.text =
      running > 0
        ? `$(sync~spin) ${vscode.l10n.t('Easel: {0} running', running)}`
        : `$(comment-unresolved) ${vscode.l10n.t('Easel: {0} waiting for you', waiting)}`;
    this.#item.tooltip =
      waiting > 0
        ? vscode.l10n.t(
            '{0} running, {1} waiting for your input. Click to show the tasks.',
            running,
            waiting,
          )
        : vscode.l10n.t('{0} running. Click to show the tasks.', running);
    this.#item.show();
  }

  #create(): vscode.StatusBarItem {
    const item = vscode.window.createStatusBarItem('easel.running', vscode.StatusBarAlignment.Left);
    item.name = vscode.l10n.t('Easel tasks');
    item.command = commandIds.showTasks;
    return item;
  }
}
