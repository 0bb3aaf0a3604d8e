import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';

/** The keys, one a gateway, in VS Code's SecretStorage and nowhere else. */
export class KeyStore implements vscode.Disposable {
  readonly #secrets: vscode.SecretStorage;
  readonly #changed = new vscode.EventEmitter<{ connectionId: string }>();
  readonly #subscription: vscode.Disposable;
  /** By connection id, until it changes. Never the key itself. */
  readonly #isThere = new Map<string, Promise<boolean>>();

  /** Also fires for changes made in another window. */
  readonly onDidChange = this.#changed.event;

  constructor(secrets: vscode.SecretStorage) {
    this.#secrets = secrets;
    this.#subscription = secrets.onDidChange(({ key }) => {
      if (!key.startsWith(prefix)) return;
      const connectionId = key.slice(prefix.length);
      this.#isThere.delete(connectionId);
      this.#changed.fire({ connectionId });
    });
  }

  async get(connectionId: string): Promise<string | undefined> {
    return (await this.#secrets.get(prefix + connectionId)) || undefined;
  }

  /** When what was asked last has left: VS Code sends it with a timer, and this one fires after that. */
  asked(): Promise<void> {
    return delay(1);
  }

  /** Looked up once: each look is a way through another process, and pages ask with every change. */
  has(connectionId: string): Promise<boolean> {
    const known = this.#isThere.get(connectionId);
    if (known) return known;
    const looked = this.get(connectionId).then((key) => key !== undefined);
    this.#isThere.set(connectionId, looked);
    // A secret store that is locked now may be open the next time.
    looked.catch(() => this.#isThere.delete(connectionId));
    return looked;
  }

  /** All of them, also of gateways that are set up no more: to be looked for in a text that leaves this machine. */
  async all(): Promise<readonly string[]> {
    const names = (await this.#secrets.keys()).filter((name) => name.startsWith(prefix));
    const keys = await Promise.all(names.map((name) => this.#secrets.get(name)));
    return keys.flatMap((key) => key || []);
  }

  async set(connectionId: string, key: string): Promise<void> {
    await this.#secrets.store(prefix + connectionId, key);
    this.#isThere.delete(connectionId);
  }

  async remove(connectionId: string): Promise<void> {
    await this.#secrets.delete(prefix + connectionId);
    this.#isThere.delete(connectionId);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}

/** A key belongs to one address: another gateway never gets it. */
const prefix = 'easel.key:';
