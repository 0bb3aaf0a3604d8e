/**
 * Step n takes a history from version n to n + 1. Steps are never edited once shipped: add one.
 *
 * A removed task keeps its row without `json`, so that other windows see it go. `owner` is the window that
 * is sending it. Ids sort by time, so the partial index over them is the newest-first order.
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
];
