import { fork, type ChildProcess } from 'node:child_process';
import { eventually } from '../../support/eventually';
import { inRepository } from '../../support/repository';
import type { WindowOrder, WindowWish, WindowWord } from './open.child';

type Shown = Extract<WindowWord, { kind: 'shows' }>;

/** A window that is a process of its own, on a history that others use as well. */
export class OpenWindow {
  readonly name: string;
  readonly shown: Shown[] = [];
  readonly told: string[] = [];
  readonly sent: string[] = [];
  readonly #child: ChildProcess;
  readonly #gone: Promise<void>;
  #isOpen = false;

  private constructor(order: WindowOrder) {
    this.name = order.name;
    const program = inRepository('out', 'test', 'integration', 'windows', 'open.child.js');
    this.#child = fork(program, [JSON.stringify(order)]);
    this.#gone = new Promise((resolve) => this.#child.once('exit', () => resolve()));
    this.#child.on('message', (word: WindowWord) => this.#hear(word));
  }

  static async open(order: WindowOrder): Promise<OpenWindow> {
    const window = new OpenWindow(order);
    await eventually(() => window.#isOpen, `${order.name} did not open`, 30_000);
    return window;
  }

  /** The task's id, once the gateway has taken it. */
  async imagine(prompt: string): Promise<string> {
    const before = this.sent.length;
    const wish: WindowWish = { prompt };
    this.#child.send(wish);
    return eventually(() => this.sent[before], `${this.name} did not send`);
  }

  /** When it first showed a task in a phase, in milliseconds since 1970. */
  showedAt(id: string, phase: string): number | undefined {
    return this.shown.find((one) => one.id === id && one.phase === phase)?.at;
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#gone;
  }

  #hear(word: WindowWord): void {
    if (word.kind === 'open') this.#isOpen = true;
    else if (word.kind === 'shows') this.shown.push(word);
    else if (word.kind === 'tells') this.told.push(word.id);
    else this.sent.push(word.id);
  }
}
