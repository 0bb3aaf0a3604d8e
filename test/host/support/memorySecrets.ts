import * as vscode from 'vscode';

/** In place of the machine's own secret storage, which a test must not fill. */
export class MemorySecrets implements vscode.SecretStorage {
  readonly #secrets = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.SecretStorageChangeEvent>();
  readonly onDidChange = this.#changed.event;
  /** As when a person has not opened their key ring. */
  isLocked = false;

  keys(): Promise<string[]> {
    return this.isLocked
      ? Promise.reject(new Error('The key ring is locked'))
      : Promise.resolve([...this.#secrets.keys()]);
  }

  get(key: string): Promise<string | undefined> {
    return Promise.resolve(this.#secrets.get(key));
  }

  store(key: string, value: string): Promise<void> {
    this.#secrets.set(key, value);
    this.#changed.fire({ key });
    return Promise.resolve();
  }

  delete(key: string): Promise<void> {
    this.#secrets.delete(key);
    this.#changed.fire({ key });
    return Promise.resolve();
  }
}
