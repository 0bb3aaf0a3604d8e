import * as vscode from 'vscode';

/** The keys, one a gateway, in VS Code's SecretStorage and nowhere else. */
export class KeyStore implements vscode.Disposable {
  readonly #secrets: vscode.SecretStorage;
  readonly #changed = new vscode.EventEmitter<{ connectionId: string }>();
  readonly #subscription: vscode.Disposable;

  /** Also fires for changes made in another window. */
  readonly onDidChange = this.#changed.event;

  constructor(secrets: vscode.SecretStorage) {
    this.#secrets = secrets;
    this.#subscription = secrets.onDidChange(({ key }) => {
      if (key.startsWith(prefix)) this.#changed.fire({ connectionId: key.slice(prefix.length) });
    });
  }

  async get(connectionId: string): Promise<string | undefined> {
    return (await this.#secrets.get(prefix + connectionId)) || undefined;
  }

  /** All of them, also of gateways that are set up no more: to be looked for in a text that leaves this machine. */
  async all(): Promise<readonly string[]> {
    const names = (await this.#secrets.keys()).filter((name) => name.startsWith(prefix));
    const keys = await Promise.all(names.map((name) => this.#secrets.get(name)));
    return keys.flatMap((key) => key || []);
  }

  async set(connectionId: string, key: string): Promise<void> {
    await this.#secrets.store(prefix + connectionId, key);
  }

  async remove(connectionId: string): Promise<void> {
    await this.#secrets.delete(prefix + connectionId);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}

/** A key belongs to one address: another gateway never gets it. */
const prefix = 'easel.key:';
