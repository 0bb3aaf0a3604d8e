import type { Clock } from '../base/clock';
import type { Disposable } from '../base/disposables';
import type { Logger } from '../base/logger';
import type { Lease } from './history/history';

const leaseMs = 15_000;
const renewMs = 5_000;

/**
 * Says "this window is alive" while it has requests on their way, so that no other window takes them for
 * left behind. Nothing is on its way: nothing is said, and there is no timer.
 */
export class Presence implements Disposable {
  readonly #lease: Lease;
  readonly #clock: Clock;
  readonly #logger: Logger;
  #count = 0;
  #forgetTimer: (() => void) | undefined;

  constructor(deps: { readonly lease: Lease; readonly clock: Clock; readonly logger: Logger }) {
    this.#lease = deps.lease;
    this.#clock = deps.clock;
    this.#logger = deps.logger;
  }

  /** To be called before the task's row is written. */
  enter(): void {
    // The disk first: when it fails, nothing has been entered.
    if (this.#count === 0) {
      this.#lease.take(leaseMs);
      this.#planRenewal();
    }
    this.#count += 1;
  }

  leave(): void {
    this.#count = Math.max(0, this.#count - 1);
    if (this.#count === 0) this.dispose();
  }

  dispose(): void {
    if (!this.#forgetTimer) return;
    this.#forgetTimer();
    this.#forgetTimer = undefined;
    this.#attempt(() => this.#lease.release());
  }

  #planRenewal(): void {
    this.#forgetTimer = this.#clock.after(renewMs, () => {
      this.#attempt(() => this.#lease.take(leaseMs));
      this.#planRenewal();
    });
  }

  #attempt(work: () => unknown): void {
    try {
      work();
    } catch (error) {
      this.#logger.log('warn', 'task', 'Presence not written', { error: String(error) });
    }
  }
}
