import { closeSync, existsSync, openSync, readSync, renameSync, statSync } from 'node:fs';

/** What of a history cannot be read: the whole file, or only what was written to its log and not yet into it. */
export type SpoiltPart = 'all' | 'newest';

/** What is wrong with a history's files. */
export interface Damage {
  readonly part: SpoiltPart;
  /** Whether it is in this file, by whatever name: another window may have put a sound one in its place. */
  readonly isIn: (file: string) => boolean;
}

/** How every log of SQLite begins, but for its last bit (sqlite.org/fileformat2.html, "WAL Header"). */
const logMagic = 0x377f0682;
/** Shorter than its header it holds nothing: a crash may leave it like this. */
const logHeaderBytes = 32;
/** What of it comes before its checksum. */
const checkedBytes = 24;

/**
 * What SQLite would throw away without a word when it opens this file: the log of an empty database, and a log whose
 * header is none. It calls neither damaged. Not told: a damaged page further behind in the log, which SQLite drops with
 * all that follows; a crash leaves just such an end.
 */
export function damageToBeLost(file: string): Damage | undefined {
  // In this order: a new database has its first page before its log has anything.
  const log = logOf(file);
  if (sizeOf(log) < logHeaderBytes) return undefined;
  if (sizeOf(file) === 0) return damageOf(file);
  return isNoLog(log) ? { part: 'newest', isIn: (one) => isNoLog(logOf(one)) } : undefined;
}

/** That this very file cannot be read, should that turn out. */
export function damageOf(file: string): Damage {
  const found = identityOf(file);
  return { part: 'all', isIn: (one) => identityOf(one) === found };
}

/**
 * Gives the files another name, under which nobody touches them. Returns that of the one to look for; undefined when
 * nothing was moved: another window was quicker, or holds them.
 */
export function setAside(file: string, { part, isIn }: Damage, nowMs: number): string | undefined {
  if (!isIn(file)) return undefined;
  const aside = freeName(`${file}.corrupt-`, Math.round(nowMs));
  const suffixes = part === 'all' ? ['', '-wal', '-shm'] : ['-wal'];
  const moved: string[] = [];
  const putBack = (): void => {
    for (const suffix of moved.splice(0)) {
      if (existsSync(file + suffix)) moved.push(suffix);
      else renameSync(aside + suffix, file + suffix);
    }
  };
  try {
    for (const suffix of suffixes.filter((one) => existsSync(file + one))) {
      renameSync(file + suffix, aside + suffix);
      moved.push(suffix);
    }
    // Looking and moving are two steps: in between another window may have begun a new one, with a paid task in it.
    if (!isIn(aside)) putBack();
  } catch (error) {
    putBack();
    if (!isOthers(error)) throw error;
  }
  const [first] = moved;
  return first === undefined ? undefined : aside + first;
}

/** Another window has it open (Windows), or has just moved it. */
function isOthers(error: unknown): boolean {
  return ['EBUSY', 'EPERM', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '');
}

/** Two in one millisecond must not take each other's place. */
function freeName(start: string, from: number): string {
  const isTaken = (name: string) => existsSync(name) || existsSync(`${name}-wal`);
  let number = from;
  while (isTaken(start + String(number))) number += 1;
  return start + String(number);
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function logOf(file: string): string {
  return `${file}-wal`;
}

/** The same under every name; undefined where there is no file. */
function identityOf(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false, bigint: true });
  return found && `${found.dev} ${found.ino}`;
}

/** By its first number and by the checksum of its header, as SQLite itself decides. */
function isNoLog(log: string): boolean {
  const header = beginningOf(log);
  const magic = header.readUInt32BE(0);
  if ((magic & ~1) >>> 0 !== logMagic) return true;
  const numberAt = (at: number) => (magic & 1 ? header.readUInt32BE(at) : header.readUInt32LE(at));
  let [first, second] = [0, 0];
  for (let at = 0; at < checkedBytes; at += 8) {
    first = (first + numberAt(at) + second) >>> 0;
    second = (second + numberAt(at + 4) + first) >>> 0;
  }
  const ends = [header.readUInt32BE(checkedBytes), header.readUInt32BE(checkedBytes + 4)];
  return first !== ends[0] || second !== ends[1];
}

function beginningOf(file: string): Buffer {
  const bytes = Buffer.alloc(logHeaderBytes);
  const opened = openSync(file, 'r');
  try {
    readSync(opened, bytes, 0, logHeaderBytes, 0);
  } finally {
    closeSync(opened);
  }
  return bytes;
}
