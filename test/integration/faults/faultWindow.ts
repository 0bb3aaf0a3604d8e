import { createDownload } from '../../../src/net/download';
import { silentLogger, type Logger } from '../../../src/base/logger';
import type { FetchLike } from '../../../src/net/fetchLike';
import { createOpenLink } from '../../../src/net/openLink';
import { isKeepable } from '../../../src/domain/asset';
import { isFailureError } from '../../../src/domain/failure';
import { isTerminal, type Task } from '../../../src/domain/task';
import type { ScenarioName } from '../../../src/sandbox/scenarios';
import type { Sandbox } from '../../../src/sandbox/sandbox';
import { eventually } from '../../support/eventually';
import { quick, realFetch } from '../midjourney/bench';
import { isWhole, windowAt, type Facts } from '../crash/scene';
import type { EditorWindow } from '../tasks/editorWindow';

/** Scenarios that end only with a person's patience; here it is short. */
const endless: readonly ScenarioName[] = ['drip'];
const patienceMs = 8_000;
/** Scenarios whose tasks stay open longer than anybody wants to watch a test. */
const open: readonly string[] = ['stuck', 'forgotten'];

/** A window whose requests to some path meet a scenario, for as long as that is wanted. */
export class FaultWindow {
  readonly sandbox: Sandbox;
  readonly window: EditorWindow;
  readonly facts: Facts;
  readonly scenario: ScenarioName;
  readonly #afflicted = new Map<string, ScenarioName>();
  #aheadMs = 0;
  /** How often the poller has got no answer. */
  missedAnswers = 0;
  /** The paths of this window's requests, oldest first. */
  readonly asked: string[] = [];

  constructor(deps: {
    readonly sandbox: Sandbox;
    readonly folder: string;
    readonly facts: Facts;
    readonly scenario: ScenarioName;
  }) {
    this.sandbox = deps.sandbox;
    this.facts = deps.facts;
    this.scenario = deps.scenario;
    const isEndless = endless.includes(deps.scenario);
    const fetch: FetchLike = (url, init) => realFetch(url, this.#with(url, init));
    const clock = {
      now: () => Date.now() + this.#aheadMs,
      after: (ms: number, callback: () => void) => {
        const timer = setTimeout(callback, ms);
        return () => clearTimeout(timer);
      },
    };
    const limits = {
      submitTimeoutMs: patienceMs,
      readTimeoutMs: patienceMs,
      seedTimeoutMs: patienceMs,
    };
    const timing = isEndless ? { ...quick, ...limits } : quick;
    const opened = createOpenLink();
    const download = createDownload({
      openLink: (url, init) => opened(url, this.#with(url, init)),
      clock,
      logger: silentLogger,
      ...(timing.readRetry ? { rules: timing.readRetry } : {}),
      ...(isEndless ? { timeoutMs: patienceMs } : {}),
    });
    const logger: Logger = {
      log: (_level, _tag, message) => {
        if (message === 'No answer about tasks') this.missedAnswers += 1;
      },
    };
    const ports = { fetch, clock, timing, download, logger };
    this.window = windowAt(this.sandbox.url, deps.folder, ports);
  }

  /** While `work` runs, requests whose path has this part (with a $: ends so) meet the scenario. */
  async during<T>(part: string, work: () => Promise<T>, scenario = this.scenario): Promise<T> {
    this.#afflicted.set(part, scenario);
    try {
      return await work();
    } finally {
      this.#afflicted.delete(part);
    }
  }

  /** What a person comes back to after so long. */
  later(ms: number): void {
    this.#aheadMs += ms;
  }

  /** A task once nothing about it moves any more. */
  async settled(id: string): Promise<Task> {
    return eventually(
      async () => {
        const task = await this.window.store.get(id);
        if (!task || task.phase === 'sending') return undefined;
        if (isTerminal(task.phase) || ['unconfirmed', 'needsInput'].includes(task.phase))
          return task;
        return open.includes(this.scenario) && task.remoteId !== undefined ? task : undefined;
      },
      `a task under ${this.scenario} did not settle`,
      90_000,
    );
  }

  /** What a finished task shows: its pictures, or why there is none. */
  async shown(task: Task): Promise<string> {
    if (isWhole(task)) return kept(task);
    if (task.assets.length === 0) return 'done, no picture';
    for (const [index] of task.assets.entries()) {
      try {
        await this.window.manager.bytesOf(task.id, task.assets.length > 1 ? index + 1 : undefined);
      } catch (error) {
        return `done, picture: ${failureWords(error)}`;
      }
    }
    return kept((await this.window.store.get(task.id)) ?? task);
  }

  #with<T extends { readonly headers?: Readonly<Record<string, string>> } | undefined>(
    url: string,
    init: T,
  ): T {
    const path = `${new URL(url).pathname}$`;
    this.asked.push(path);
    const [, scenario] = [...this.#afflicted].find(([part]) => path.includes(part)) ?? [];
    if (scenario === undefined) return init;
    return { ...init, headers: { ...init?.headers, 'x-sandbox-scenario': scenario } };
  }
}

/** A film has to be shown as one, whatever the gateway calls it. */
function kept({ assets }: Task): string {
  const isMistaken = assets.some(
    (asset) => isKeepable(asset) && asset.kind !== 'video' && asset.file?.mime.startsWith('video/'),
  );
  return isMistaken ? 'unexplained: a film as a picture' : 'done';
}

/** A failure by its kind; its sentence stands in the page. Anything else has none. */
export function failureWords(error: unknown): string {
  if (!isFailureError(error)) return `unexplained: ${String(error).slice(0, 80)}`;
  const { kind, reason } = error.failure;
  return reason === undefined ? kind : `${kind}/${reason}`;
}
