import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Clock } from './clock';
import type { Press } from './drawing/press';
import type { Faults } from './faults';
import type { Pauses } from './pauses';
import type { SandboxSettings } from './sandboxOptions';
import type { ScenarioName } from './scenarios';
import type { TaskBook } from './tasks/taskBook';
import type { Uploads } from './uploads';
import type { Body } from './wire/body';
import type { Recorder } from './wire/recorder';

/** Everything the routes share. */
export interface Gateway {
  readonly settings: SandboxSettings;
  readonly clock: Clock;
  readonly startedAt: number;
  readonly tasks: TaskBook;
  readonly uploads: Uploads;
  readonly press: Press;
  readonly faults: Faults;
  readonly recorder: Recorder;
  readonly pauses: Pauses;
  /** What a gateway would have taken money for: the paths of those calls, in their order. */
  readonly charges: string[];
  /** Requests that met `sandbox:429` once. */
  readonly refusedOnce: Set<string>;
}

/** What the middleware hands to the routes. */
export interface SandboxEnv {
  Bindings: HttpBindings;
  Variables: {
    body: Body;
    scenario: ScenarioName | null;
    key: string;
  };
}

export type SandboxContext = Context<SandboxEnv>;

/** Scheme, host and port by which the client reached the sandbox; links point back there. */
export function originOf(c: SandboxContext): string {
  return new URL(c.req.url).origin;
}
