import type { TaskQuery } from '../../domain/taskQuery';
import { searchSql } from './searchSql';
import type { Statements } from './statements';

/** The ids of what a query finds, newest first: to select by, without reading a single task. */
export function idsOf(
  statements: Statements,
  query: TaskQuery,
  { offset, count }: { readonly offset: number; readonly count: number },
): readonly string[] {
  const { where, values } = searchSql(query);
  const sql = `SELECT id FROM task_search WHERE ${where} ORDER BY id DESC LIMIT ? OFFSET ?`;
  return statements.once(sql, ...values, count, offset).map((row) => String(row['id']));
}

/** How many of what a query finds are newer than a task; undefined when it does not find that task. */
export function positionOf(
  statements: Statements,
  query: TaskQuery,
  id: string,
): number | undefined {
  const { where, values } = searchSql(query);
  const sql = `SELECT sum(id > ?) AS newer, max(id = ?) AS is_found FROM task_search
    WHERE (${where}) AND id >= ?`;
  const [row] = statements.once(sql, id, id, ...values, id);
  return row?.['is_found'] === 1 ? Number(row['newer']) : undefined;
}
