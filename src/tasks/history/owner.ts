import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';

/** Names this window's process: "4711@laptop#9f3c…". */
export function createOwner(): string {
  return `${String(process.pid)}@${hostname()}#${randomBytes(6).toString('hex')}`;
}

/**
 * False only when the owner's process is certainly gone. A process on another machine, or one that reuses
 * the number, counts as alive until its lease ends.
 */
export function mayBeAlive(owner: string): boolean {
  const match = /^(\d+)@(.*)#[^#]*$/.exec(owner);
  if (match?.[2] !== hostname()) return true;
  try {
    process.kill(Number(match[1]), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
