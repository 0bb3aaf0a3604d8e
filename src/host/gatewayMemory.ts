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
    void this.#memento.update(factsKey, isTrue ? [...others, fact] : others);
  }

  textOf(name: string): string | undefined {
    return this.#texts().find((kept) => kept.name === name && kept.untilMs > Date.now())?.text;
  }

  keepText(name: string, text: string, untilMs: number): void {
    const nowMs = Date.now();
    const others = this.#texts().filter((kept) => kept.name !== name && kept.untilMs > nowMs);
    void this.#memento.update(textsKey, [...others, { name, text, untilMs }].slice(-mostTexts));
  }

  #facts(): readonly string[] {
    return this.#memento.get<readonly string[]>(factsKey, []);
  }

  #texts(): readonly KeptText[] {
    return this.#memento.get<readonly KeptText[]>(textsKey, []);
  }
}

interface KeptText {
  readonly name: string;
  readonly text: string;
  readonly untilMs: number;
}

const factsKey = 'easel.knownOfGateways';
const textsKey = 'easel.textsOfGateways';
/** VS Code reads all of it when Easel starts. */
const mostTexts = 200;
