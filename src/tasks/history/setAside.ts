import { closeSync, existsSync, openSync, readSync, renameSync, statSync } from 'node:fs';

/** What of a history cannot be read: the whole file, or only what was written to its log and not yet into it. */
export type SpoiltPart = 'all' | 'newest';

/** How every log of SQLite begins, but for its last bit (sqlite.org/fileformat2.html, "WAL Header"). */
const logMagic = 0x377f0682;
/** Shorter than its header it holds nothing: a crash may leave it like this. */
const logHeaderBytes = 32;

/**
 * What SQLite would throw away without a word when it opens this file: the log of an empty database, and a log that
 * does not begin as one. It calls neither damaged.
 */
export function partToBeLost(file: string): SpoiltPart | undefined {
  // In this order: a new database has its first page before its log has anything.
  const log = `${file}-wal`;
  if (sizeOf(log) < logHeaderBytes) return undefined;
  if (sizeOf(file) === 0) return 'all';
  return (firstNumberOf(log) & ~1) >>> 0 === logMagic ? undefined : 'newest';
}

/** Gives the files another name, under which nobody touches them. Returns that of the one to look for. */
export function setAside(file: string, part: SpoiltPart, nowMs: number): string {
  const aside = freeName(`${file}.corrupt-`, Math.round(nowMs));
  const suffixes = part === 'all' ? ['', '-wal', '-shm'] : ['-wal'];
  const moved = suffixes.filter((suffix) => existsSync(file + suffix));
  for (const suffix of moved) renameSync(file + suffix, aside + suffix);
  return aside + (moved[0] ?? '');
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

function firstNumberOf(file: string): number {
  const bytes = Buffer.alloc(4);
  const opened = openSync(file, 'r');
  try {
    readSync(opened, bytes, 0, 4, 0);
  } finally {
    closeSync(opened);
  }
  return bytes.readUInt32BE(0);
}
