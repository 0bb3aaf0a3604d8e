import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { systemClock } from '../../../src/base/clock';
import { silentLogger } from '../../../src/base/logger';
import { isKeepable, withFile, type Asset } from '../../../src/domain/asset';
import type { Task } from '../../../src/domain/task';
import { PictureFolder } from '../../../src/host/images/pictureFolder';
import { migrations } from '../../../src/tasks/history/migrations';
import { SqliteHistory } from '../../../src/tasks/history/sqliteHistory';
import { picturesOfTask } from '../../../src/tasks/picturesOfTask';
import { crashWindow } from './crashWindow';
import type { Relay } from './relay';
import { copyScene, type Facts } from './scene';

/** A history as the first version of Easel made it: its own step, its own columns, the same tasks. */
export function makeOldScene(scene: string, folder: string): string {
  if (existsSync(folder)) return folder;
  mkdirSync(folder);
  cpSync(join(scene, 'pictures'), join(folder, 'pictures'), { recursive: true });
  const now = new DatabaseSync(join(scene, 'history.db'));
  const rows = now.prepare('SELECT * FROM tasks WHERE json IS NOT NULL').all();
  now.close();
  const old = new DatabaseSync(join(folder, 'history.db'));
  old.exec(`PRAGMA journal_mode = WAL; ${migrations[0] ?? ''}; PRAGMA user_version = 1`);
  const insert = old.prepare(
    `INSERT INTO tasks (id, revision, phase, created_at, changed_at, connection_id, remote_id,
       is_open, wants_bytes, owner, json) VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, NULL, ?)`,
  );
  for (const row of rows) {
    const { id, revision, phase, created_at, changed_at, connection_id, remote_id, json } = row;
    insert.run(
      ...[id, revision, phase, created_at, changed_at, connection_id, remote_id, json].map(
        (value) => value ?? null,
      ),
    );
  }
  old.exec('UPDATE counters SET value = (SELECT max(revision) FROM tasks)');
  old.close();
  return folder;
}

/** What two crashed windows left: a request without an answer, and a picture without its file. */
export async function makeUnfinishedScene(
  scene: string,
  folder: string,
  { relay, facts }: { readonly relay: Relay; readonly facts: Facts },
): Promise<string> {
  if (existsSync(folder)) return folder;
  copyScene(scene, folder);
  const order = { operation: 'Imagine', url: relay.url, folder, facts, traceFile: '' };
  const step = 'request: POST /mj/submit/imagine 1';
  await crashWindow(order, relay, { step, when: 'gateway took it' });
  const history = new SqliteHistory({ folder, clock: systemClock, logger: silentLogger });
  const pictures = new PictureFolder({ folder: `${folder}/pictures`, maxMegabytes: () => 500 });
  const grid = history.get(facts.grid);
  for (const { hash } of grid ? picturesOfTask(grid) : []) await pictures.discard(hash);
  history.write([{ id: facts.grid, change: (task) => task && withoutFiles(task) }]);
  history.dispose();
  relay.restart();
  return folder;
}

function withoutFiles(task: Task): Task {
  const bare = (asset: Asset) => (isKeepable(asset) ? withFile(asset, undefined) : asset);
  return { ...task, assets: task.assets.map(bare) };
}
