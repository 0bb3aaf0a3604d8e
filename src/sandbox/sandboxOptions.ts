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

export function completeOptions(options: SandboxOptions): SandboxSettings {
  return {
    port: options.port ?? 0,
    host: options.host ?? '127.0.0.1',
    personality: options.personality ?? 'proxy',
    pace: options.pace ?? 1,
    idDigits: options.idDigits ?? 16,
    bareNumberResult: options.bareNumberResult ?? false,
    concurrency: options.concurrency ?? 12,
    queueSize: options.queueSize ?? 100,
    linkLifetimeSeconds: options.linkLifetimeSeconds ?? 24 * 60 * 60,
    refresh: options.refresh ?? true,
    without: options.without ?? [],
    refusedScenarios: options.refusedScenarios ?? [],
    recordFile: options.recordFile,
    stateFile: options.stateFile,
    log: options.log,
  };
}
