import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../../base/clock';
import type { Lease } from './history';

interface LeaseDependencies {
  readonly database: DatabaseSync;
  readonly clock: Clock;
  readonly name: string;
  readonly owner: string;
  readonly mayBeAlive: (owner: string) => boolean;
}

/** A lease as a row with an owner and an end. An owner whose process is gone holds nothing. */
export class SqliteLease implements Lease {
  readonly #deps: LeaseDependencies;
  readonly #database: DatabaseSync;
  readonly #clock: Clock;
  readonly #name: string;
  readonly #owner: string;
  readonly #mayBeAlive: (owner: string) => boolean;

  constructor(deps: LeaseDependencies) {
    this.#deps = deps;
    this.#database = deps.database;
    this.#clock = deps.clock;
    this.#name = deps.name;
    this.#owner = deps.owner;
    this.#mayBeAlive = deps.mayBeAlive;
  }

  take(durationMs: number): boolean {
    const holder = this.#holder();
    // Compare and set: the row is only taken over from the holder that was just seen.
    const { changes } = this.#database
      .prepare(
        `INSERT INTO leases (name, owner, expires_at) VALUES (:name, :owner, :expiresAt)
         ON CONFLICT (name) DO UPDATE SET owner = :owner, expires_at = :expiresAt
         WHERE owner = :owner OR owner = :seen OR expires_at <= :now`,
      )
      .run({
        name: this.#name,
        owner: this.#owner,
        expiresAt: Math.round(this.#clock.now() + durationMs),
        now: Math.round(this.#clock.now()),
        seen: holder && !this.#mayBeAlive(holder.owner) ? holder.owner : this.#owner,
      });
    return Number(changes) > 0;
  }

  release(): void {
    this.#database
      .prepare('DELETE FROM leases WHERE name = ? AND owner = ?')
      .run(this.#name, this.#owner);
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
    const row = this.#database
      .prepare('SELECT owner, expires_at FROM leases WHERE name = ?')
      .get(this.#name);
    return row && { owner: String(row['owner']), expiresAt: Number(row['expires_at']) };
  }
}
