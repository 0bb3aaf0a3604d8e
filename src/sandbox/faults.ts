import type { ScenarioName } from './scenarios';

/** A scenario for the next requests that match. */
export interface Fault {
  readonly method: string | undefined;
  /** A part of the path. */
  readonly path: string | undefined;
  readonly scenario: ScenarioName;
  times: number;
}

/** Faults posted to /sandbox/faults, used up one request at a time. */
export class Faults {
  private readonly faults: Fault[] = [];

  add(fault: Fault): void {
    this.faults.push(fault);
  }

  clear(): void {
    this.faults.length = 0;
  }

  list(): readonly Fault[] {
    return this.faults;
  }

  /** The first fault that matches; it counts as used. */
  take(method: string, path: string): ScenarioName | undefined {
    const index = this.faults.findIndex(
      (fault) =>
        (fault.method === undefined || fault.method.toUpperCase() === method) &&
        (fault.path === undefined || path.includes(fault.path)),
    );
    const fault = this.faults[index];
    if (!fault) return undefined;
    fault.times -= 1;
    if (fault.times <= 0) this.faults.splice(index, 1);
    return fault.scenario;
  }
}
