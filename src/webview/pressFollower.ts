import { isTerminal } from '../domain/task';
import type { ResultOf } from '../protocol/protocol';
import type { PageModel } from './pageState';

/** What it needs of the page. */
interface PageOfPresses {
  readonly model: PageModel;
  /** Shows what a task waits for. */
  open(taskId: string): Promise<void>;
}

/**
 * A pressed button may turn out to want words or a region, at once or when its task is looked at later. Whoever
 * pressed it in this page is led there, once; whoever has begun something else meanwhile is left in peace.
 */
export class PressFollower {
  readonly #page: PageOfPresses;
  /** The tasks that presses became, and whether the lightbox each was pressed in is still open. */
  readonly #presses = new Map<string, boolean>();

  constructor(page: PageOfPresses) {
    this.#page = page;
  }

  /** To be called when a button is pressed. @param asked with the task that it becomes, if any */
  async follow(asked: Promise<ResultOf<'action/run'> | undefined>): Promise<void> {
    const isInLightbox = this.#page.model.viewing !== undefined;
    const taskId = (await asked)?.taskId;
    if (taskId === undefined) return;
    this.#presses.set(taskId, isInLightbox);
    this.look();
  }

  /** To be called after every change of the page. */
  look(): void {
    if (this.#presses.size === 0) return;
    const { snapshot, viewing } = this.#page.model;
    for (const [taskId, isInLightbox] of [...this.#presses]) {
      if (!viewing) this.#presses.set(taskId, false);
      const task = snapshot?.tasks.find(({ id }) => id === taskId);
      if (!task?.inputWanted) {
        if (task && isTerminal(task.phase)) this.#presses.delete(taskId);
        continue;
      }
      this.#presses.delete(taskId);
      if (!isBusy(isInLightbox && viewing !== undefined)) void this.#page.open(taskId);
    }
  }
}

/** Where a person writes or chooses. */
const fields = 'input, textarea, select, vscode-textfield, [contenteditable]';

/** Writing somewhere, or at a dialog that is not the lightbox the button was in. */
function isBusy(isInLightbox: boolean): boolean {
  if (document.activeElement?.matches(fields)) return true;
  const dialogs = [...document.querySelectorAll('dialog[open]')];
  return dialogs.some((dialog) => !isInLightbox || !dialog.matches('.lightbox'));
}
