import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../../base/clock';
import type { Logger } from '../../base/logger';
import { migrations } from './migrations';
import { damageOf, damageToBeLost, setAside, type Damage, type SpoiltPart } from './setAside';

/** The history was written by a newer Easel. It is left as it is: updating Easel makes it readable again. */
export class HistoryTooNewError extends Error {
  override readonly name = 'HistoryTooNewError';

  constructor(
    readonly file: string,
    readonly version: number,
  ) {
    super(`${file} has version ${String(version)}, this Easel knows ${String(migrations.length)}`);
  }
}

/** Longest wait for another window's write, in milliseconds. Writes here take a few. */
const busyTimeoutMs = 5_000;

/**
 * Opens `history.db`, bringing it up to date. A file that is not a sound database is moved aside, never
 * deleted, and a new one begun.
 * @param tidy what is done with it first; where that finds it damaged, it is moved aside as well
 * @throws HistoryTooNewError
 */
export function openDatabase({ folder, clock, logger, onSetAside, tidy }: Opening): DatabaseSync {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'history.db');
  const moveAside = (damage: Damage) => {
    const aside = setAside(file, damage, clock.now());
    if (aside === undefined) return;
    const { part } = damage;
    logger.log('error', 'history', 'The history could not be read and was moved aside', {
      file: aside,
      part,
    });
    onSetAside?.(aside, part);
  };
  const toBeLost = damageToBeLost(file);
  if (toBeLost) moveAside(toBeLost);
  const damage = damageOf(file);
  try {
    return openSound(file, tidy);
  } catch (error) {
    if (!isCorruption(error)) throw error;
    moveAside(damage);
    return openSound(file, tidy);
  }
}

interface Opening {
  readonly folder: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly onSetAside?: (file: string, part: SpoiltPart) => void;
  readonly tidy: (database: DatabaseSync) => void;
}

function openSound(file: string, tidy: Opening['tidy']): DatabaseSync {
  // Loaded here and not at the top: Node 22 prints a warning when the module is first touched, and the
  // extension's activation should not wait for it.
  const sqlite = process.getBuiltinModule('node:sqlite');
  const database = new sqlite.DatabaseSync(file);
  try {
    database.exec(`PRAGMA busy_timeout = ${String(busyTimeoutMs)}`);
    refuseNewer(database, file);
    database.exec('PRAGMA journal_mode = WAL');
    // A task is money: its row must survive a power cut too, not only a crash of the process.
    database.exec('PRAGMA synchronous = FULL');
    migrate(database, file);
    tidy(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function migrate(database: DatabaseSync, file: string): void {
  if (versionOf(database) === migrations.length) return;
  database.exec('BEGIN IMMEDIATE');
  try {
    // Asked again inside the transaction: another window may have been quicker.
    refuseNewer(database, file);
    for (const step of migrations.slice(versionOf(database))) database.exec(step);
    database.exec(`PRAGMA user_version = ${String(migrations.length)}`);
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function refuseNewer(database: DatabaseSync, file: string): void {
  const version = versionOf(database);
  if (version > migrations.length) throw new HistoryTooNewError(file, version);
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
}

/** SQLITE_CORRUPT and SQLITE_NOTADB, with whatever detail in the upper bits. */
function isCorruption(error: unknown): boolean {
  const code = (error as { errcode?: unknown }).errcode;
  return typeof code === 'number' && [11, 26].includes(code & 0xff);
}
