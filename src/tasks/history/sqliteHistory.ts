import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../../base/clock';
import type { Event } from '../../base/emitter';
import type { Logger } from '../../base/logger';
import type { Task } from '../../domain/task';
import type { TaskOutline, TaskQuery } from '../../domain/taskQuery';
import { ChangeSignal } from './changeSignal';
import type {
  BinnedTask,
  Change,
  ChangedRow,
  Edit,
  Forgotten,
  History,
  Lease,
  Restored,
  SendingRow,
} from './history';
import { descendantsOf } from './descendantsOf';
import { openDatabase } from './openDatabase';
import { createOwner, mayBeAlive } from './owner';
import { idsOf, positionOf } from './resultPlaces';
import type { SpoiltPart } from './setAside';
import { SqliteLease } from './sqliteLease';
import { Statements } from './statements';
import { removeRow, TaskBin } from './taskBin';
import { rowOf, taskOf } from './taskRow';
import { TaskSearch } from './taskSearch';
import { tidyHistory } from './tidyHistory';

/** Neither removed nor in the bin; as the index has it. */
const listed = 'json IS NOT NULL AND binned_at IS NULL';

/**
 * `history.db` in a folder of its own, shared by all windows: WAL, short immediate transactions.
 *
 * Over 300 lines because it is the whole port: a short statement for each method, the work is in its neighbours.
 */
export class SqliteHistory implements History {
  readonly #database: DatabaseSync;
  readonly #signal: ChangeSignal;
  readonly #clock: Clock;
  readonly #mayBeAlive: (owner: string) => boolean;
  readonly #statements: Statements;
  readonly #search: TaskSearch;
  readonly #bin: TaskBin;
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
    /** The file could not be read, or only what was written last: its new name, under which it is kept. */
    readonly onSetAside?: (file: string, part: SpoiltPart) => void;
    /** Both only for tests, where several windows live in one process. */
    readonly owner?: string;
    readonly mayBeAlive?: (owner: string) => boolean;
  }) {
    this.#clock = deps.clock;
    this.owner = deps.owner ?? createOwner();
    this.#mayBeAlive = deps.mayBeAlive ?? mayBeAlive;
    this.#database = openDatabase({ ...deps, tidy: (one) => tidyHistory(one, deps.clock) });
    const statements = (this.#statements = new Statements(this.#database));
    const search = (this.#search = new TaskSearch(statements));
    this.#bin = new TaskBin({ statements, search, clock: deps.clock });
    this.#signal = new ChangeSignal({ folder: deps.folder, logger: deps.logger });
    this.onDidSignal = this.#signal.onDidSignal;
    this.presence = this.lease(presenceOf(this.owner));
    this.#dataVersion = this.#readDataVersion();
  }

  revision(): number {
    return Number(this.#one("SELECT value FROM counters WHERE name = 'revision'")?.['value']);
  }

  write(edits: readonly Edit[]): { revision: number; changes: readonly Change[] } {
    const written = this.#transact(() => {
      const changes: Change[] = [];
      for (const { id, change } of edits) {
        const before = this.get(id);
        const isRemoved = !before && this.#one('SELECT 1 FROM tasks WHERE id = ?', id);
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

  remove(ids: readonly string[]): number | undefined {
    return this.#inOneRevision((revision) => {
      const removed = ids.filter((id) => this.#removeRow(id, revision));
      return removed.length > 0 ? revision : undefined;
    });
  }

  forget(ids: readonly string[]): Forgotten | undefined {
    return this.#inOneRevision((revision) => {
      const binned = ids.filter((id) => this.#bin.put(id, revision));
      const removed = ids.filter((id) => this.get(id) && this.#removeRow(id, revision));
      return binned.length + removed.length > 0 ? { revision, binned, removed } : undefined;
    });
  }

  restore(ids: readonly string[]): Restored | undefined {
    return this.#inOneRevision((revision) => {
      const tasks = ids.flatMap((id) => this.#bin.takeOut(id, revision) ?? []);
      return tasks.length > 0 ? { revision, tasks } : undefined;
    });
  }

  insert(tasks: readonly Task[]): Restored | undefined {
    return this.#inOneRevision((revision) => {
      const back = tasks.flatMap(({ id }) => this.#bin.takeOut(id, revision) ?? []);
      const isHere = 'SELECT 1 FROM tasks WHERE id = ? AND json IS NOT NULL';
      const fresh = tasks.filter(({ id }) => !this.#one(isHere, id));
      for (const task of fresh) this.#store(task, revision);
      const come = [...back, ...fresh];
      return come.length > 0 ? { revision, tasks: come } : undefined;
    });
  }

  binned(): readonly BinnedTask[] {
    return this.#bin.tasks();
  }

  findBinned(connectionId: string, remoteId: string): Task | undefined {
    return this.#bin.find(connectionId, remoteId);
  }

  isBinned(id: string): boolean {
    return this.#bin.has(id);
  }

  get(id: string): Task | undefined {
    const sql = 'SELECT json FROM tasks WHERE id = ? AND binned_at IS NULL';
    return taskOf(this.#one(sql, id)?.['json']);
  }

  findRemote(connectionId: string, remoteId: string): Task | undefined {
    // One that was lost or left alone may have been imported anew: then that is meant.
    const sql = `SELECT json FROM tasks
      WHERE remote_id = ? AND connection_id = ? AND binned_at IS NULL
      ORDER BY phase IN ('lost', 'cancelled'), id LIMIT 1`;
    return taskOf(this.#one(sql, remoteId, connectionId)?.['json']);
  }

  open(): readonly Task[] {
    return this.#tasks('SELECT json FROM tasks WHERE is_open = 1 ORDER BY id DESC');
  }

  page({ before, count }: { before?: string; count: number }): readonly Task[] {
    const from = before === undefined ? '' : 'AND id < ?';
    const sql = `SELECT json FROM tasks WHERE ${listed} ${from} ORDER BY id DESC LIMIT ?`;
    return before === undefined ? this.#tasks(sql, count) : this.#tasks(sql, before, count);
  }

  count(): number {
    return Number(this.#one(`SELECT count(*) AS n FROM tasks WHERE ${listed}`)?.['n']);
  }

  find(query: TaskQuery, range: { offset: number; count: number }): readonly Task[] {
    return this.#search.find(query, range);
  }

  outline(query: TaskQuery): TaskOutline {
    return this.#search.outline(query);
  }

  countOf(query: TaskQuery): number {
    return this.#search.countOf(query);
  }

  idsOf(query: TaskQuery, range: { offset: number; count: number }): readonly string[] {
    return idsOf(this.#statements, query, range);
  }

  positionOf(query: TaskQuery, id: string): number | undefined {
    return positionOf(this.#statements, query, id);
  }

  descendants(id: string, limit: number): readonly Task[] {
    return descendantsOf(this.#statements, id, limit);
  }

  wantingBytes(limit: number): readonly Task[] {
    const sql =
      'SELECT json FROM tasks WHERE wants_bytes = 1 AND binned_at IS NULL ORDER BY id DESC LIMIT ?';
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
    const sql =
      'SELECT id, revision, json, binned_at FROM tasks WHERE revision > ? ORDER BY revision';
    const found = this.#all(sql, revision);
    const rows = found.map((row) => {
      const task = row['binned_at'] === null ? taskOf(row['json']) : undefined;
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
      statements: this.#statements,
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
    this.#search.store(task, revision);
  }

  #removeRow(id: string, revision: number): boolean {
    const isGone = removeRow(this.#statements, id, revision, Math.round(this.#clock.now()));
    if (isGone) this.#search.remove(id);
    return isGone;
  }

  /** One transaction, one new revision; nothing at all when nothing came of it. */
  #inOneRevision<T>(work: (revision: number) => T | undefined): T | undefined {
    const done = this.#transact(() => {
      const result = work(this.revision() + 1);
      if (result !== undefined) this.#nextRevision();
      return result;
    });
    if (done !== undefined) this.#signal.send();
    return done;
  }

  #nextRevision(): number {
    const sql = "UPDATE counters SET value = value + 1 WHERE name = 'revision' RETURNING value";
    return Number(this.#one(sql)?.['value']);
  }

  #transact<T>(work: () => T): T {
    return this.#statements.transact(work);
  }

  #readDataVersion(): number {
    return Number(this.#one('PRAGMA data_version')?.['data_version']);
  }

  #tasks(sql: string, ...values: (string | number)[]): readonly Task[] {
    return this.#all(sql, ...values).flatMap((row) => taskOf(row['json']) ?? []);
  }

  #all(sql: string, ...values: (string | number)[]) {
    return this.#statements.all(sql, ...values);
  }

  #one(sql: string, ...values: (string | number)[]) {
    return this.#statements.one(sql, ...values);
  }

  #run(sql: string, ...values: (string | number | null)[]): number {
    return this.#statements.run(sql, ...values);
  }
}

function presenceOf(owner: string): string {
  return `window:${owner}`;
}
