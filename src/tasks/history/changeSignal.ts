import { watch, writeFileSync, type FSWatcher } from 'node:fs';
import { join } from 'node:path';
import type { Disposable } from '../../base/disposables';
import { Emitter } from '../../base/emitter';
import type { Logger } from '../../base/logger';

const fileName = 'history.signal';
const lookEveryMs = 5_000;

/**
 * Tells the windows that one of them has written. A file of its own, touched after each commit: watching
 * the database itself would wake readers a moment before they can see the change. No timers behind it,
 * except where the system refuses to watch the folder (too many watches, some network drives): then it is
 * looked at every few seconds, for as long as the window lives.
 */
export class ChangeSignal implements Disposable {
  readonly #file: string;
  readonly #logger: Logger;
  readonly #didSignal = new Emitter<void>();
  readonly #lookEveryMs: number;
  #watcher: FSWatcher | undefined;
  #looking: NodeJS.Timeout | undefined;

  readonly onDidSignal = this.#didSignal.event;

  constructor(deps: {
    readonly folder: string;
    readonly logger: Logger;
    /** Only for tests. */
    readonly lookEveryMs?: number;
  }) {
    this.#file = join(deps.folder, fileName);
    this.#logger = deps.logger;
    this.#lookEveryMs = deps.lookEveryMs ?? lookEveryMs;
    try {
      this.#watcher = watch(deps.folder, { persistent: false }, (_event, name) => {
        if (name === null || name === fileName) this.#didSignal.fire();
      });
      this.#watcher.on('error', (error) => this.#giveUp(error));
    } catch (error) {
      this.#giveUp(error);
    }
  }

  /** To be called after each commit. */
  send(): void {
    try {
      writeFileSync(this.#file, '');
    } catch (error) {
      // The row is written; other windows find it with the next change or when they next ask a gateway.
      this.#logger.log('warn', 'history', 'Could not signal a change', { error: String(error) });
    }
  }

  dispose(): void {
    this.#watcher?.close();
    this.#watcher = undefined;
    clearInterval(this.#looking);
    this.#didSignal.dispose();
  }

  #giveUp(error: unknown): void {
    this.#logger.log('warn', 'history', 'Cannot watch the folder', { error: String(error) });
    this.#watcher?.close();
    this.#watcher = undefined;
    // A look costs one PRAGMA, and must not keep a process alive.
    this.#looking ??= setInterval(() => this.#didSignal.fire(), this.#lookEveryMs).unref();
  }
}
