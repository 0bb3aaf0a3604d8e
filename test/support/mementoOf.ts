import type * as vscode from 'vscode';

/** What VS Code keeps for an extension from one window to the next, as JSON as it does. */
export function mementoOf(kept: Map<string, unknown>): vscode.Memento {
  return {
    keys: () => [...kept.keys()],
    get: <T>(key: string, otherwise?: T) => (kept.has(key) ? (kept.get(key) as T) : otherwise),
    update: (key: string, value: unknown) =>
      Promise.resolve(void kept.set(key, JSON.parse(JSON.stringify(value)))),
  };
}
