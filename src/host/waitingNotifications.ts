import * as vscode from 'vscode';
import type { Task } from '../domain/task';
import type { TaskNews } from '../tasks/taskNews';
import type { TaskStore } from '../tasks/taskStore';
import { gatherMs, isToastWanted } from './isToastWanted';
import type { GalleryControl } from './services';
import type { Settings } from './settings';
import { shortPrompt } from './shortPrompt';

interface WaitingDependencies {
  readonly news: Pick<TaskNews, 'onDidAsk'>;
  readonly store: Pick<TaskStore, 'peek'>;
  readonly gallery: Pick<GalleryControl, 'isVisible' | 'openInput'>;
  readonly settings: Pick<Settings, 'get'>;
  /** Whether a person is in this window: one without the focus may lie behind others. */
  readonly isFocused: () => boolean;
}

/** A toast for what waits where nobody looks: it would wait for ever, and it is paid for. */
export class WaitingNotifications implements vscode.Disposable {
  readonly #dependencies: WaitingDependencies;
  readonly #subscription: { dispose(): void };
  readonly #asked = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(dependencies: WaitingDependencies) {
    this.#dependencies = dependencies;
    this.#subscription = dependencies.news.onDidAsk(({ id }) => {
      this.#asked.add(id);
      this.#timer ??= setTimeout(() => void this.#tell(), gatherMs);
    });
  }

  dispose(): void {
    this.#subscription.dispose();
    clearTimeout(this.#timer);
  }

  async #tell(): Promise<void> {
    const { store, gallery, isFocused } = this.#dependencies;
    const asked = [...this.#asked].map((id) => store.peek(id));
    this.#asked.clear();
    this.#timer = undefined;
    // Whoever was quick has answered by now, or sees its card.
    const waiting = asked.filter((task) => task?.phase === 'needsInput') as readonly Task[];
    const [first] = waiting;
    if (!first || !isToastWanted(this.#dependencies, isFocused())) return;
    const open = vscode.l10n.t('Open');
    const text =
      waiting.length === 1
        ? vscode.l10n.t('Waits for you: {0}', shortPrompt(first))
        : vscode.l10n.t('{0} tasks wait for you.', waiting.length);
    const chosen = await vscode.window.showInformationMessage(text, open);
    if (chosen === open) await gallery.openInput(first.id);
  }
}
