import * as vscode from 'vscode';
import type { SettingName, SettingTypes } from './manifest';

/** Typed reading of `easel.*`. Defaults come from package.json. */
export class Settings implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<(name: SettingName) => boolean>();
  readonly #subscription: vscode.Disposable;

  /** Fires with a predicate that tells whether a setting is among the changed ones. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#subscription = vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('easel')) {
        this.#changed.fire((name) => event.affectsConfiguration(`easel.${name}`));
      }
    });
  }

  get<K extends SettingName>(name: K): SettingTypes[K] {
    const value = vscode.workspace.getConfiguration('easel').get<SettingTypes[K]>(name);
    if (value === undefined) throw new Error(`The setting easel.${name} has no default.`);
    return value;
  }

  /** The person's own value, whatever the open workspace says. */
  getOwn<K extends SettingName>(name: K): SettingTypes[K] {
    const found = vscode.workspace.getConfiguration('easel').inspect<SettingTypes[K]>(name);
    const value = found?.globalValue ?? found?.defaultValue;
    if (value === undefined) throw new Error(`The setting easel.${name} has no default.`);
    return value;
  }

  /** Writes the person's own settings, never the workspace's. */
  async set<K extends SettingName>(name: K, value: SettingTypes[K]): Promise<void> {
    await vscode.workspace
      .getConfiguration('easel')
      .update(name, value, vscode.ConfigurationTarget.Global);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}
