/** Which family of gateways is imitated. */
export type Personality = 'proxy' | 'new-api';

/** What a sandbox can be told. Everything is optional. */
export interface SandboxOptions {
  /** 0 takes any free port. */
  readonly port?: number;
  readonly host?: string;
  /**
   * `proxy` speaks as the Midjourney proxies do (codes 1, 21, 22, 23, 24 as they are); `new-api` as
   * QuantumNous/new-api in front of one.
   */
  readonly personality?: Personality;
  /** Multiplies every duration: 0.1 is ten times faster. */
  readonly pace?: number;
  /**
   * How far durations of the same kind differ, as the standard deviation of their logarithm: 0.2 is about a fifth.
   * Which task takes how long depends on its seed alone.
   */
  readonly spread?: number;
  /** How often new-api asks its upstream; 15 s times the pace unless it is said otherwise. */
  readonly syncSeconds?: number;
  /** Epoch milliseconds; the machine's clock unless a simulation has its own. */
  readonly now?: () => number;
  /** 17 digits do not fit into a double: a client that reads them as a number asks for another task. */
  readonly idDigits?: 16 | 17;
  /** `"result":1320098173412546` instead of `"result":"1320098173412546"`. */
  readonly bareNumberResult?: boolean;
  /** Tasks that run at once; the next ones wait (code 22). */
  readonly concurrency?: number;
  /** Tasks that may wait; beyond that, code 23. */
  readonly queueSize?: number;
  /** How long a picture's link lives. Discord's live 24 hours. */
  readonly linkLifetimeSeconds?: number;
  /** False answers Refresh as every public gateway does: unknown path. */
  readonly refresh?: boolean;
  /** Submits this gateway does not have, by the last word of their path: `video`, `edits`, `swap`. */
  readonly without?: readonly string[];
  /** Scenario names that are not obeyed, for a demonstration that must not fail. */
  readonly refusedScenarios?: readonly string[];
  /** Every request as one JSON line. */
  readonly recordFile?: string;
  /** The tasks as JSON; a sandbox started again with the same file still knows them. */
  readonly stateFile?: string;
  /** Gets one line for each request. */
  readonly log?: (line: string) => void;
}

/** Options with every blank filled in. */
export interface SandboxSettings {
  readonly port: number;
  readonly host: string;
  readonly personality: Personality;
  readonly pace: number;
  readonly spread: number;
  readonly syncSeconds: number;
  readonly now: () => number;
  readonly idDigits: 16 | 17;
  readonly bareNumberResult: boolean;
  readonly concurrency: number;
  readonly queueSize: number;
  readonly linkLifetimeSeconds: number;
  readonly refresh: boolean;
  readonly without: readonly string[];
  readonly refusedScenarios: readonly string[];
  readonly recordFile: string | undefined;
  readonly stateFile: string | undefined;
  readonly log: ((line: string) => void) | undefined;
}

/** How often new-api asks its upstream, in seconds at pace 1; in between it answers what it saw last. */
const newApiSyncSeconds = 15;

export function completeOptions(options: SandboxOptions): SandboxSettings {
  const pace = options.pace ?? 1;
  return {
    port: 0,
    host: '127.0.0.1',
    personality: 'proxy',
    pace,
    spread: 0,
    syncSeconds: newApiSyncSeconds * pace,
    now: Date.now,
    idDigits: 16,
    bareNumberResult: false,
    concurrency: 12,
    queueSize: 100,
    linkLifetimeSeconds: 24 * 60 * 60,
    refresh: true,
    without: [],
    refusedScenarios: [],
    recordFile: undefined,
    stateFile: undefined,
    log: undefined,
    ...options,
  };
}
