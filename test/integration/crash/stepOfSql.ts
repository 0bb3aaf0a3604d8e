/** What one SQL statement does to the history, in words for a table; undefined where it writes nothing. */
export function stepOfSql(sql: string, values: readonly unknown[]): string | undefined {
  const text = sql.trim().replace(/\s+/g, ' ');
  if (/^(SELECT|BEGIN|ROLLBACK|PRAGMA (data_version|user_version$|busy_timeout))/i.test(text))
    return undefined;
  if (/^INSERT INTO tasks /i.test(text)) return taskRow(values);
  if (/ leases /i.test(text)) return leaseStep(text, values);
  for (const [pattern, words] of known) if (pattern.test(text)) return words;
  return text.split(' ').slice(0, 3).join(' ').toLowerCase();
}

const known: readonly (readonly [RegExp, string])[] = [
  [/^COMMIT/i, 'commit'],
  [/^UPDATE counters/i, 'revision'],
  [/task_search .*SELECT|^INSERT.* task_search/i, 'search row'],
  [/^DELETE FROM task_search/i, 'search row away'],
  [/^UPDATE tasks .*'removed'/i, 'removal mark'],
  [/^UPDATE tasks .*binned_at = \?/i, 'into the bin'],
  [/^UPDATE tasks .*binned_at = NULL/i, 'out of the bin'],
  [/^DELETE FROM tasks WHERE json IS NULL/i, 'old marks away'],
  [/^(CREATE|ALTER)/i, 'new tables'],
  [/^PRAGMA user_version =/i, 'version'],
  [/^PRAGMA journal_mode/i, 'journal mode'],
  [/^PRAGMA synchronous/i, 'synchronous mode'],
];

/** By the order of the columns in `SqliteHistory`: id, revision, phase, …, wants_bytes at 8. */
function taskRow(values: readonly unknown[]): string {
  const phase = String(values[2]);
  return values[8] === 1 ? `task row: ${phase}, pictures wanted` : `task row: ${phase}`;
}

/** A poller's lease is taken anew at every beat, however many there are: it is tried where windows are killed. */
function leaseStep(text: string, values: readonly unknown[]): string | undefined {
  if (/expires_at < /.test(text)) return 'old leases away';
  const [first] = values;
  const name =
    typeof first === 'object' && first !== null ? (first as { name?: unknown }).name : first;
  if (!String(name).startsWith('window:')) return undefined;
  return /^DELETE/i.test(text) ? 'presence ends' : 'presence';
}
