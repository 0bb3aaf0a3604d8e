import type { Clock } from '../../base/clock';
import type { Lease } from './history';
import type { Statements } from './statements';

interface LeaseDependencies {
  readonly statements: Statements;
  readonly clock: Clock;
  readonly name: string;
  readonly owner: string;
  readonly mayBeAlive: (owner: string) => boolean;
}

/** A lease as a row with an owner and an end. An owner whose process is gone holds nothing. */
export class SqliteLease implements Lease {
  readonly #deps: LeaseDependencies;
  readonly #statements: Statements;
  readonly #clock: Clock;
  readonly #name: string;
  readonly #owner: string;
  readonly #mayBeAlive: (owner: string) => boolean;

  constructor(deps: LeaseDependencies) {
    this.#deps = deps;
    this.#statements = deps.statements;
    this.#clock = deps.clock;
    this.#name = deps.name;
    this.#owner = deps.owner;
    this.#mayBeAlive = deps.mayBeAlive;
  }

  take(durationMs: number): boolean {
    const holder = this.#holder();
    // Compare and set: the row is only taken over from the holder that was just seen.
    const now = Math.round(this.#clock.now());
    const seen = holder && !this.#mayBeAlive(holder.owner) ? holder.owner : this.#owner;
    const taken = this.#statements.run(
      `INSERT INTO leases (name, owner, expires_at) VALUES (?, ?, ?)
       ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, expires_at = excluded.expires_at
       WHERE leases.owner IN (excluded.owner, ?) OR leases.expires_at <= ?`,
      this.#name,
      this.#owner,
      Math.round(now + durationMs),
      seen,
      now,
    );
    return taken > 0;
  }

  release(): void {
    const sql = 'DELETE FROM leases WHERE name = ? AND owner = ?';
    this.#statements.run(sql, this.#name, this.#owner);
  }

  heldUntil(): number | undefined {
    const holder = this.#holder();
    if (!holder || holder.owner === this.#owner || holder.expiresAt <= this.#clock.now()) {
      return undefined;
    }
    return this.#mayBeAlive(holder.owner) ? holder.expiresAt : undefined;
  }

  part(name: string): Lease {
    return new SqliteLease({ ...this.#deps, name: `${this.#name}:${name}` });
  }

  #holder(): { owner: string; expiresAt: number } | undefined {
    const sql = 'SELECT owner, expires_at FROM leases WHERE name = ?';
    const row = this.#statements.one(sql, this.#name);
    return row && { owner: String(row['owner']), expiresAt: Number(row['expires_at']) };
  }
}
