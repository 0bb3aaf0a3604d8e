import fs from 'node:fs';
import path from 'node:path';
import { eventually } from '../../support/eventually';
import { inRepository } from '../../support/repository';
import { loadScript } from '../../support/scripts';

/** The extension `test/bench/extensions/probe` in a VS Code window. */
export class Probe {
  private constructor(private readonly file: string) {}

  /**
   * Puts it into a profile whose window is still to be opened, and an extension beside it that does nothing.
   * Give the window `env`.
   */
  static async install(profile: string): Promise<Probe> {
    const linkExtension = await loadScript('linkExtension');
    for (const name of ['probe', 'empty']) {
      linkExtension(path.join(profile, 'extensions'), inRepository('test/bench/extensions', name));
    }
    return new Probe(path.join(profile, 'probe-port'));
  }

  get env(): Readonly<Record<string, string>> {
    return { EASEL_BENCH_PROBE: this.file };
  }

  /** To be called before the window is loaded anew: the next extension host has a probe of its own. */
  forget(): void {
    fs.rmSync(this.file, { force: true });
  }

  /** Milliseconds from asking for an empty panel until its first line ran. It stays open until it is closed. */
  async openPanel(): Promise<number> {
    return (await this.#ask<{ ms: number }>('/panel/open')).ms;
  }

  /** Milliseconds of some messages from that panel's page to the extension host and back. */
  roundTrips(): Promise<readonly number[]> {
    return this.#ask('/panel/trips');
  }

  /** Milliseconds of some looks into VS Code's secret storage. */
  secretLooks(): Promise<readonly number[]> {
    return this.#ask('/secrets');
  }

  async closePanel(): Promise<void> {
    await this.#ask('/panel/close');
  }

  /** Runs a command by its id; when it was begun, in milliseconds since 1970. */
  async run(id: string): Promise<number> {
    return (await this.#ask<{ from: number }>('/command', { id })).from;
  }

  activations(): Promise<readonly Activation[]> {
    return this.#ask('/activations');
  }

  /** Waits that long and tells what the extension host did meanwhile. */
  rest(seconds: number): Promise<Rest> {
    return this.#ask('/idle', { seconds: String(seconds) });
  }

  async #ask<Answer>(question: string, query: Readonly<Record<string, string>> = {}) {
    await eventually(() => fs.existsSync(this.file), 'The probe did not listen', 60_000);
    const origin = `http://127.0.0.1:${fs.readFileSync(this.file, 'utf8')}`;
    const reply = await fetch(`${origin}${question}?${String(new URLSearchParams(query))}`);
    const text = await reply.text();
    if (!reply.ok) throw new Error(`The probe failed at ${question}: ${text}`);
    return JSON.parse(text) as Answer;
  }
}

/** How VS Code activated an extension; in whole milliseconds, as VS Code tells it. */
export interface Activation {
  readonly id: string;
  readonly loadMs: number;
  readonly callMs: number;
  readonly finishMs: number;
}

export interface Rest {
  /** Of the whole extension host. */
  readonly cpuMs: number;
  /** Easel's, at the beginning or at the end. */
  readonly timersAlive: number;
  readonly timersMade: number;
  /** Since the window was opened: tells that Easel's timers are seen at all. */
  readonly timersMadeEver: number;
  /** Where those that are alive were made. */
  readonly stacks: readonly string[];
}
