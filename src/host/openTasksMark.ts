import type * as vscode from 'vscode';
import type { TaskStore } from '../tasks/taskStore';

/** Remembers whether tasks were left open, so that a start without any builds nothing. */
export class OpenTasksMark {
  readonly #memento: vscode.Memento;

  constructor(memento: vscode.Memento) {
    this.#memento = memento;
  }

  get isSet(): boolean {
    return this.#memento.get(key, false);
  }

  follow(store: TaskStore): { dispose(): void } {
    const update = () => {
      const hasOpen = store.open().length > 0;
      if (hasOpen !== this.isSet) void this.#memento.update(key, hasOpen);
    };
    update();
    return store.onDidChange(update);
  }
}

const key = 'easel.hasOpenTasks';
