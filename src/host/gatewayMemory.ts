import type * as vscode from 'vscode';
import type { ProviderMemory } from '../providers/provider';

/** What providers know of gateways from one window to the next: on this machine, in no settings, no secrets. */
export class GatewayMemory implements ProviderMemory {
  readonly #memento: vscode.Memento;

  constructor(memento: vscode.Memento) {
    this.#memento = memento;
  }

  isKnown(fact: string): boolean {
    return this.#facts().includes(fact);
  }

  remember(fact: string, isTrue: boolean): void {
    if (this.isKnown(fact) === isTrue) return;
    const others = this.#facts().filter((one) => one !== fact);
    void this.#memento.update(key, isTrue ? [...others, fact] : others);
  }

  #facts(): readonly string[] {
    return this.#memento.get<readonly string[]>(key, []);
  }
}

const key = 'easel.knownOfGateways';
