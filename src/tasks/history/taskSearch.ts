import type { TaskOutline, TaskQuery } from '../../domain/taskQuery';
import type { Task } from '../../domain/task';
import { searchRowOf } from './searchRow';
import { searchSql } from './searchSql';
import type { Statements } from './statements';
import { taskOf } from './taskRow';

/**
 * The table that answers searches: one small row for each task that is listed, and none for what is in the bin
 * or removed. It says nothing that the tasks' own rows do not say, and is made from them.
 */
export class TaskSearch {
  readonly #statements: Statements;

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  /** Newest first. */
  find(query: TaskQuery, { offset, count }: Range): readonly Task[] {
    const { where, values } = searchSql(query);
    // The few that are wanted first, then their JSON: it is most of a history.
    const rows = this.#statements.once(
      `SELECT json FROM tasks WHERE id IN (
         SELECT id FROM task_search WHERE ${where} ORDER BY id DESC LIMIT ? OFFSET ?
       ) ORDER BY id DESC`,
      ...values,
      count,
      offset,
    );
    return rows.flatMap((row) => taskOf(row['json']) ?? []);
  }

  outline(query: TaskQuery): TaskOutline {
    const { where, values } = searchSql(query);
    // As two texts and not as rows: an object for each of fifty thousand takes most of the time.
    const [row] = this.#statements.once(
      `SELECT json_group_array(created_at) AS created, json_group_array(ratio) AS ratios FROM (
         SELECT created_at, ratio FROM task_search WHERE ${where} ORDER BY id DESC
       )`,
      ...values,
    );
    return { createdAt: numbersOf(row?.['created']), ratios: numbersOf(row?.['ratios']) };
  }

  countOf(query: TaskQuery): number {
    const { where, values } = searchSql(query);
    const sql = `SELECT count(*) AS n FROM task_search WHERE ${where}`;
    return Number(this.#statements.once(sql, ...values)[0]?.['n']);
  }

  /** Within the transaction that writes the task's own row. */
  store(task: Task, revision: number): void {
    const row = searchRowOf(task);
    this.#statements.run(
      `INSERT OR REPLACE INTO task_search (id, revision, created_at, ratio, is_starred, has_failed,
         is_running, has_seed, version, kinds, actions, text)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      task.id,
      revision,
      Math.round(task.createdAt),
      row.ratio,
      row.isStarred,
      row.hasFailed,
      row.isRunning,
      row.hasSeed,
      row.version,
      row.kinds,
      row.actions,
      row.text,
    );
  }

  remove(id: string): void {
    this.#statements.run('DELETE FROM task_search WHERE id = ?', id);
  }

  /**
   * Takes in what was written without a row here: the tasks of a history from before there was a search, and
   * those of a window that still runs such a version.
   */
  catchUp(): void {
    const missing = `
      FROM tasks WHERE json IS NOT NULL AND binned_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM task_search WHERE task_search.id = tasks.id AND task_search.revision = tasks.revision
      )`;
    if (!this.#statements.one(`SELECT 1 ${missing} LIMIT 1`)) return;
    this.#statements.transact(() => {
      for (const row of this.#statements.all(`SELECT revision, id ${missing}`)) {
        const json = this.#statements.one('SELECT json FROM tasks WHERE id = ?', row['id'] ?? null);
        const task = taskOf(json?.['json']);
        if (task) this.store(task, Number(row['revision']));
      }
    });
  }
}

function numbersOf(json: unknown): Float64Array {
  return Float64Array.from(JSON.parse(String(json)) as number[]);
}

interface Range {
  readonly offset: number;
  readonly count: number;
}
