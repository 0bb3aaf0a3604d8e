import { invalid, type Failure } from '../domain/failure';

const fullCodes = new Set<unknown>(['ENOSPC', 'EDQUOT']);
const lockedCodes = new Set<unknown>(['EROFS', 'EACCES', 'EPERM']);
/** SQLITE_FULL; and IOERR, READONLY and CANTOPEN, with whatever detail in the upper bits. */
const sqliteFull = 13;
const sqliteLocked = new Set([8, 10, 14]);

/** What a disk says that does not take something, as a failure with a sentence; undefined for any other error. */
export function diskFailure(error: unknown): Failure | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, errcode } = error as Error & { code?: unknown; errcode?: unknown };
  const sqlite = typeof errcode === 'number' ? errcode & 0xff : undefined;
  if (fullCodes.has(code) || sqlite === sqliteFull) return invalid('diskFull');
  const isLocked = lockedCodes.has(code) || (sqlite !== undefined && sqliteLocked.has(sqlite));
  return isLocked ? invalid('storageNotWritten') : undefined;
}
