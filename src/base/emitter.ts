import type { Disposable } from './disposables';

export type Event<T> = (listener: (value: T) => void) => Disposable;

/** A typed event in VS Code's manner, for code that must run without VS Code. */
export class Emitter<T> implements Disposable {
  readonly #listeners = new Set<(value: T) => void>();

  get listenerCount(): number {
    return this.#listeners.size;
  }

  readonly event: Event<T> = (listener) => {
    // Wrapped, so that the same function subscribed twice is two subscriptions.
    const entry = (value: T) => listener(value);
    this.#listeners.add(entry);
    return { dispose: () => this.#listeners.delete(entry) };
  };

  fire(value: T): void {
    for (const listener of [...this.#listeners]) listener(value);
  }

  dispose(): void {
    this.#listeners.clear();
  }
}
