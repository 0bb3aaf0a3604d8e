import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../../base/clock';
import { Statements } from './statements';
import { TaskBin } from './taskBin';
import { TaskSearch } from './taskSearch';

/** How long the mark of a removed task is kept for windows that have not looked. */
const tombstoneMs = 30 * 24 * 3_600_000;

/**
 * What is done once with a history that has just been opened: what is old goes, what is searched is made complete.
 * Walks through the tables, so that a file that is damaged behind its first page shows it here and not later.
 * @throws what SQLite says of a damaged file
 */
export function tidyHistory(database: DatabaseSync, clock: Clock): void {
  const statements = new Statements(database);
  const search = new TaskSearch(statements);
  const now = Math.round(clock.now());
  statements.run('DELETE FROM tasks WHERE json IS NULL AND changed_at < ?', now - tombstoneMs);
  new TaskBin({ statements, search, clock }).sweep();
  statements.run('DELETE FROM leases WHERE expires_at < ?', now - tombstoneMs);
  search.catchUp();
}
