import type { Clock } from '../base/clock';
import type { Logger } from '../base/logger';
import type { Lease } from './history/history';

/** Shortest time a lease is taken for, and how often it is renewed while an answer is awaited. */
const leaseMs = 10_000;
const renewMs = 4_000;

/**
 * Which gateways this window asks, for all windows. One lease a gateway: a window that cannot reach a
 * gateway (the sandbox lives in one window only) must not keep another from asking it.
 */
export class PollLeases {
  readonly #lease: Lease;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #held = new Map<string, Lease>();

  constructor(deps: { readonly lease: Lease; readonly clock: Clock; readonly logger: Logger }) {
    this.#lease = deps.lease;
    this.#clock = deps.clock;
    this.#logger = deps.logger;
  }

  /** @returns undefined when it is ours, else when to try again, in milliseconds since 1970 */
  take(connectionId: string): number | undefined {
    const lease = this.#lease.part(connectionId);
    if (lease.take(leaseMs)) {
      this.#held.set(connectionId, lease);
      return undefined;
    }
    this.#held.delete(connectionId);
    const now = this.#clock.now();
    // Never much longer than a lease: the other window's process may die in the meantime.
    return Math.min(lease.heldUntil() ?? now, now + leaseMs) + 100;
  }

  /** Renews what is held until the returned function is called. */
  renew(): () => void {
    let forget: (() => void) | undefined;
    const plan = () => {
      forget = this.#clock.after(renewMs, () => {
        for (const lease of this.#held.values()) this.#attempt(() => lease.take(leaseMs));
        plan();
      });
    };
    plan();
    return () => forget?.();
  }

  /** Held until the next beat and a little longer, so that beats stay in one window; released where there is none. */
  settle(dueTimes: ReadonlyMap<string, number>): void {
    for (const [connectionId, lease] of this.#held) {
      const dueAt = dueTimes.get(connectionId);
      if (dueAt === undefined) {
        this.#held.delete(connectionId);
        this.#attempt(() => lease.release());
      } else {
        const untilNextMs = dueAt - this.#clock.now() + leaseMs / 2;
        this.#attempt(() => lease.take(Math.max(leaseMs, untilNextMs)));
      }
    }
  }

  #attempt(work: () => unknown): void {
    try {
      work();
    } catch (error) {
      this.#logger.log('warn', 'poll', 'A lease could not be written', { error: String(error) });
    }
  }
}
