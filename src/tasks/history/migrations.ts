/**
 * Step n takes a history from version n to n + 1. Steps are never edited once shipped: add one.
 *
 * A removed task keeps its row without `json`, so that other windows see it go. `owner` is the window that
 * is sending it. Ids sort by time, so the partial index over them is the newest-first order.
 *
 * Step 1 adds the bin and the search. What is searched has a table of its own and not columns behind the JSON:
 * to read those SQLite would walk through all the JSON of a history. `TaskSearch.catchUp` fills it. The outline of
 * everything is read from its index alone.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE tasks (
    id TEXT PRIMARY KEY,
    revision INTEGER NOT NULL,
    phase TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    connection_id TEXT,
    remote_id TEXT,
    is_open INTEGER NOT NULL,
    wants_bytes INTEGER NOT NULL,
    owner TEXT,
    json TEXT
  ) STRICT;
  CREATE INDEX tasks_by_revision ON tasks (revision);
  CREATE INDEX tasks_listed ON tasks (id) WHERE json IS NOT NULL;
  CREATE INDEX tasks_open ON tasks (id) WHERE is_open = 1;
  CREATE INDEX tasks_wanting_bytes ON tasks (id) WHERE wants_bytes = 1;
  CREATE INDEX tasks_by_remote_id ON tasks (remote_id, connection_id) WHERE remote_id IS NOT NULL;

  CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
  INSERT INTO counters (name, value) VALUES ('revision', 0);

  CREATE TABLE leases (
    name TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT;
  `,
  `
  ALTER TABLE tasks ADD COLUMN binned_at INTEGER;
  DROP INDEX tasks_listed;
  CREATE INDEX tasks_listed ON tasks (id, revision) WHERE json IS NOT NULL AND binned_at IS NULL;
  CREATE INDEX tasks_binned ON tasks (binned_at) WHERE binned_at IS NOT NULL;
  CREATE INDEX tasks_by_parent ON tasks (json ->> '$.parent.taskId')
    WHERE json ->> '$.parent.taskId' IS NOT NULL;

  CREATE TABLE task_search (
    id TEXT PRIMARY KEY,
    revision INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    ratio REAL NOT NULL,
    is_starred INTEGER NOT NULL,
    has_failed INTEGER NOT NULL,
    is_running INTEGER NOT NULL,
    has_seed INTEGER NOT NULL,
    version TEXT NOT NULL,
    kinds TEXT NOT NULL,
    actions TEXT NOT NULL,
    text TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX task_search_outline ON task_search (id, created_at, ratio);
  `,
];
