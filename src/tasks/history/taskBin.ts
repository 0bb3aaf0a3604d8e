import type { Clock } from '../../base/clock';
import type { Task } from '../../domain/task';
import { binDays, type BinnedTask } from './history';
import type { Statements } from './statements';
import { taskOf } from './taskRow';
import type { TaskSearch } from './taskSearch';

/**
 * Within a transaction: a task goes for good and leaves a mark, so that other windows see it go and nothing
 * that comes late brings it back. False when there is none.
 */
export function removeRow(
  statements: Statements,
  id: string,
  revision: number,
  nowMs: number,
): boolean {
  const changed = statements.run(
    `UPDATE tasks SET revision = ?, phase = 'removed', changed_at = ?, is_open = 0, wants_bytes = 0,
       owner = NULL, remote_id = NULL, binned_at = NULL, json = NULL
     WHERE id = ? AND json IS NOT NULL`,
    revision,
    nowMs,
    id,
  );
  return changed > 0;
}

const binMs = binDays * 24 * 3_600_000;

/**
 * What a person has taken out of the history and may still want back. The row stays as it is and nothing but
 * this class sees it: for all others the task is gone.
 */
export class TaskBin {
  readonly #statements: Statements;
  readonly #search: TaskSearch;
  readonly #clock: Clock;

  constructor(deps: {
    readonly statements: Statements;
    readonly search: TaskSearch;
    readonly clock: Clock;
  }) {
    this.#statements = deps.statements;
    this.#search = deps.search;
    this.#clock = deps.clock;
  }

  /** Within a transaction. False when there is no such task, it has not ended, or it is in the bin already. */
  put(id: string, revision: number): boolean {
    const changed = this.#statements.run(
      `UPDATE tasks SET revision = ?, binned_at = ?
       WHERE id = ? AND json IS NOT NULL AND is_open = 0 AND binned_at IS NULL`,
      revision,
      Math.round(this.#clock.now()),
      id,
    );
    if (changed > 0) this.#search.remove(id);
    return changed > 0;
  }

  /** Within a transaction. Undefined when it is not in the bin. */
  takeOut(id: string, revision: number): Task | undefined {
    const row = this.#statements.one(
      `UPDATE tasks SET revision = ?, binned_at = NULL
       WHERE id = ? AND json IS NOT NULL AND binned_at IS NOT NULL RETURNING json`,
      revision,
      id,
    );
    const task = taskOf(row?.['json']);
    if (task) this.#search.store(task, revision);
    return task;
  }

  has(id: string): boolean {
    const sql = 'SELECT 1 FROM tasks WHERE id = ? AND binned_at IS NOT NULL';
    return this.#statements.one(sql, id) !== undefined;
  }

  /** Latest first; of those that went together the newest first. */
  tasks(): readonly BinnedTask[] {
    const sql = `SELECT json, binned_at FROM tasks WHERE binned_at IS NOT NULL AND json IS NOT NULL
      ORDER BY binned_at DESC, id DESC`;
    return this.#statements.all(sql).flatMap((row) => {
      const task = taskOf(row['json']);
      return task ? [{ task, binnedAt: Number(row['binned_at']) }] : [];
    });
  }

  find(connectionId: string, remoteId: string): Task | undefined {
    const sql = `SELECT json FROM tasks WHERE remote_id = ? AND connection_id = ? AND binned_at IS NOT NULL
      ORDER BY binned_at DESC, id DESC LIMIT 1`;
    return taskOf(this.#statements.one(sql, remoteId, connectionId)?.['json']);
  }

  /** What has lain here long enough goes for good; the mark of a removed task stays. */
  sweep(): void {
    const now = Math.round(this.#clock.now());
    const sql = 'SELECT id, revision FROM tasks WHERE binned_at < ?';
    for (const row of this.#statements.all(sql, now - binMs)) {
      removeRow(this.#statements, String(row['id']), Number(row['revision']), now);
    }
  }
}
