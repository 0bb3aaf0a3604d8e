import type { Task } from '../../domain/task';
import type { Statements } from './statements';
import { taskOf } from './taskRow';

/**
 * What was made from a task, and what was made from that, in order of creation. A removed one in between
 * hides what was made from it: nothing tells any more whose child it was. Ids alone are gathered, so that a
 * history which was edited by hand and runs in a circle comes to an end.
 */
export function descendantsOf(statements: Statements, id: string, limit: number): readonly Task[] {
  const rows = statements.all(
    `WITH RECURSIVE kin (id) AS (
       SELECT ?
       UNION
       SELECT tasks.id FROM kin JOIN tasks
         ON tasks.json ->> '$.parent.taskId' = kin.id AND tasks.json ->> '$.parent.taskId' IS NOT NULL
     )
     SELECT json FROM tasks WHERE id IN (SELECT id FROM kin) AND id <> ?
       AND json IS NOT NULL AND binned_at IS NULL ORDER BY id LIMIT ?`,
    id,
    id,
    limit,
  );
  return rows.flatMap((row) => taskOf(row['json']) ?? []);
}
