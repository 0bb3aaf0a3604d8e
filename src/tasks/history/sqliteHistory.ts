import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Clock } from '../../base/clock';
import type { Event } from '../../base/emitter';
import type { Logger } from '../../base/logger';
import type { Task } from '../../domain/task';
import { ChangeSignal } from './changeSignal';
import type { Change, ChangedRow, Edit, History, Lease, SendingRow } from './history';
import { openDatabase } from './openDatabase';
import { createOwner, mayBeAlive } from './owner';
import { SqliteLease } from './sqliteLease';
import { rowOf, taskOf } from './taskRow';

/** How long the mark of a removed task is kept for windows that have not looked. */
const tombstoneMs = 30 * 24 * 3_600_000;

/** `history.db` in a folder of its own, shared by all windows: WAL, short immediate transactions. */
export class SqliteHistory implements History {
  readonly #database: DatabaseSync;
  readonly #signal: ChangeSignal;
  readonly #clock: Clock;
  readonly #mayBeAlive: (owner: string) => boolean;
  readonly #statements = new Map<string, StatementSync>();
  #dataVersion: number;

  readonly onDidSignal: Event<void>;
  readonly presence: Lease;
  readonly owner: string;

  /**
   * @param deps.folder made when missing
   * @throws HistoryTooNewError
   */
  constructor(deps: {
    readonly folder: string;
    readonly clock: Clock;
    readonly logger: Logger;
    /** Both only for tests, where several windows live in one process. */
    readonly owner?: string;
    readonly mayBeAlive?: (owner: string) => boolean;
  }) {
    this.#clock = deps.clock;
    this.owner = deps.owner ?? createOwner();
    this.#mayBeAlive = deps.mayBeAlive ?? mayBeAlive;
    this.#database = openDatabase(deps.folder, deps.clock.now(), deps.logger);
    this.#signal = new ChangeSignal({ folder: deps.folder, logger: deps.logger });
    this.onDidSignal = this.#signal.onDidSignal;
    this.presence = this.lease(presenceOf(this.owner));
    this.#sweep();
    this.#dataVersion = this.#readDataVersion();
  }

  revision(): number {
    return Number(this.#one("SELECT value FROM counters WHERE name = 'revision'")?.['value']);
  }

  write(edits: readonly Edit[]): { revision: number; changes: readonly Change[] } {
    const written = this.#transact(() => {
      const changes: Change[] = [];
      for (const { id, change } of edits) {
        const row = this.#one('SELECT json FROM tasks WHERE id = ?', id);
        const isRemoved = row !== undefined && row['json'] === null;
        const before = taskOf(row?.['json']);
        // Asked for a removed task too: the edit may refuse, and then nothing of this is written.
        const after = change(before);
        if (isRemoved) continue;
        if (after && after !== before) changes.push({ ...(before ? { before } : {}), after });
      }
      if (changes.length === 0) return { revision: this.revision(), changes };
      const revision = this.#nextRevision();
      for (const { after } of changes) this.#store(after, revision);
      return { revision, changes };
    });
    if (written.changes.length > 0) this.#signal.send();
    return written;
  }

  remove(id: string): number | undefined {
    const removed = this.#transact(() => {
      if (!this.get(id)) return undefined;
      const revision = this.#nextRevision();
      this.#run(
        `UPDATE tasks SET revision = ?, phase = 'removed', changed_at = ?, is_open = 0,
           wants_bytes = 0, owner = NULL, remote_id = NULL, json = NULL WHERE id = ?`,
        revision,
        Math.round(this.#clock.now()),
        id,
      );
      return revision;
    });
    if (removed !== undefined) this.#signal.send();
    return removed;
  }

  get(id: string): Task | undefined {
    return taskOf(this.#one('SELECT json FROM tasks WHERE id = ?', id)?.['json']);
  }

  findRemote(connectionId: string, remoteId: string): Task | undefined {
    const sql =
      'SELECT json FROM tasks WHERE remote_id = ? AND connection_id = ? ORDER BY id LIMIT 1';
    return taskOf(this.#one(sql, remoteId, connectionId)?.['json']);
  }

  open(): readonly Task[] {
    return this.#tasks('SELECT json FROM tasks WHERE is_open = 1 ORDER BY id DESC');
  }

  page({ before, count }: { before?: string; count: number }): readonly Task[] {
    const from = before === undefined ? '' : 'AND id < ?';
    const sql = `SELECT json FROM tasks WHERE json IS NOT NULL ${from} ORDER BY id DESC LIMIT ?`;
    return before === undefined ? this.#tasks(sql, count) : this.#tasks(sql, before, count);
  }

  count(): number {
    return Number(this.#one('SELECT count(*) AS n FROM tasks WHERE json IS NOT NULL')?.['n']);
  }

  wantingBytes(limit: number): readonly Task[] {
    const sql = 'SELECT json FROM tasks WHERE wants_bytes = 1 ORDER BY id DESC LIMIT ?';
    return this.#tasks(sql, limit);
  }

  /** Reads every row: for housekeeping, not for a page. */
  starred(): readonly Task[] {
    return this.#tasks("SELECT json FROM tasks WHERE json ->> '$.isStarred' = 1");
  }

  sending(): readonly SendingRow[] {
    const sql = "SELECT id, owner FROM tasks WHERE is_open = 1 AND phase = 'sending' ORDER BY id";
    return this.#all(sql).map((row) => {
      const owner = String(row['owner']);
      const until = this.lease(presenceOf(owner)).heldUntil();
      return {
        id: String(row['id']),
        isOurs: owner === this.owner,
        ...(until === undefined ? {} : { senderAliveUntil: until }),
      };
    });
  }

  changesSince(revision: number): { revision: number; rows: readonly ChangedRow[] } {
    const sql = 'SELECT id, revision, json FROM tasks WHERE revision > ? ORDER BY revision';
    const found = this.#all(sql, revision);
    const rows = found.map((row) => {
      const task = taskOf(row['json']);
      return { id: String(row['id']), ...(task ? { task } : {}) };
    });
    return { revision: Number(found.at(-1)?.['revision'] ?? revision), rows };
  }

  hasChangedElsewhere(): boolean {
    const dataVersion = this.#readDataVersion();
    const hasChanged = dataVersion !== this.#dataVersion;
    this.#dataVersion = dataVersion;
    return hasChanged;
  }

  isWindowAlive(owner: string): boolean {
    return owner === this.owner || this.#mayBeAlive(owner);
  }

  lease(name: string): Lease {
    return new SqliteLease({
      database: this.#database,
      clock: this.#clock,
      name,
      owner: this.owner,
      mayBeAlive: this.#mayBeAlive,
    });
  }

  dispose(): void {
    this.#signal.dispose();
    if (this.#database.isOpen) this.#database.close();
  }

  #store(task: Task, revision: number): void {
    const row = rowOf(task);
    this.#run(
      `INSERT INTO tasks (id, revision, phase, created_at, changed_at, connection_id, remote_id,
         is_open, wants_bytes, owner, json)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, phase = excluded.phase,
         changed_at = excluded.changed_at, remote_id = excluded.remote_id,
         is_open = excluded.is_open, wants_bytes = excluded.wants_bytes,
         owner = CASE excluded.phase WHEN 'sending' THEN coalesce(tasks.owner, excluded.owner) END,
         json = excluded.json`,
      task.id,
      revision,
      row.phase,
      row.createdAt,
      Math.round(this.#clock.now()),
      row.connectionId,
      row.remoteId,
      row.isOpen,
      row.wantsBytes,
      row.phase === 'sending' ? this.owner : null,
      row.json,
    );
  }

  #nextRevision(): number {
    const sql = "UPDATE counters SET value = value + 1 WHERE name = 'revision' RETURNING value";
    return Number(this.#one(sql)?.['value']);
  }

  #transact<T>(work: () => T): T {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#database.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  #sweep(): void {
    const now = Math.round(this.#clock.now());
    this.#run('DELETE FROM tasks WHERE json IS NULL AND changed_at < ?', now - tombstoneMs);
    this.#run('DELETE FROM leases WHERE expires_at < ?', now - tombstoneMs);
  }

  #readDataVersion(): number {
    return Number(this.#one('PRAGMA data_version')?.['data_version']);
  }

  #tasks(sql: string, ...values: (string | number)[]): readonly Task[] {
    return this.#all(sql, ...values).flatMap((row) => taskOf(row['json']) ?? []);
  }

  #all(sql: string, ...values: (string | number)[]) {
    return this.#prepare(sql).all(...values);
  }

  #one(sql: string, ...values: (string | number)[]) {
    return this.#prepare(sql).get(...values);
  }

  #run(sql: string, ...values: (string | number | null)[]): void {
    this.#prepare(sql).run(...values);
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql) ?? this.#database.prepare(sql);
    this.#statements.set(sql, known);
    return known;
  }
}

function presenceOf(owner: string): string {
  return `window:${owner}`;
}
