import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Task } from '../../../src/domain/task';

/** What one would write without thinking: SQLite as it comes, and one table with one column of JSON. */
export class BareTable {
  readonly #database: DatabaseSync;

  constructor(folder: string) {
    const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
    this.#database = new DatabaseSync(path.join(folder, 'bare.db'));
    this.#database.exec('CREATE TABLE tasks (json TEXT)');
  }

  fill(tasks: readonly Task[]): void {
    this.#database.exec('BEGIN');
    for (const task of tasks) this.insert(task);
    this.#database.exec('COMMIT');
  }

  insert(task: Task): void {
    this.#database.prepare('INSERT INTO tasks VALUES (?)').run(JSON.stringify(task));
  }

  /** The newest. */
  page(): readonly Task[] {
    return this.find('true');
  }

  /** Newest first. */
  find(where: string): readonly Task[] {
    const sql = `SELECT json FROM tasks WHERE ${where} ORDER BY json ->> '$.createdAt' DESC LIMIT 50`;
    const rows = this.#database.prepare(sql).all();
    return rows.map(({ json }) => JSON.parse(String(json)) as Task);
  }

  /** When each was made and the shape of its picture, newest first. */
  outline(): readonly { readonly createdAt: number; readonly ratio: number }[] {
    const rows = this.#database
      .prepare(
        `SELECT json ->> '$.createdAt' AS createdAt, json ->> '$.assets[0].file.width' AS width,
           json ->> '$.assets[0].file.height' AS height FROM tasks ORDER BY createdAt DESC`,
      )
      .all();
    return rows.map(({ createdAt, width, height }) => ({
      createdAt: Number(createdAt),
      ratio: Number(width) / Number(height),
    }));
  }

  dispose(): void {
    this.#database.close();
  }
}
