import { randomBytes } from 'node:crypto';

let lastMs = 0;
let counter = 0;

/**
 * A task id of ours: 9 characters of time, 2 of a counter within the millisecond, 8 at random, all base 36.
 * Sorting by text is sorting by creation, and two windows never make the same one.
 */
export function newId(nowMs: number): string {
  counter = nowMs === lastMs ? counter + 1 : 0;
  lastMs = nowMs;
  const random = randomBytes(6).readUIntBE(0, 6).toString(36).padStart(10, '0').slice(-8);
  return (
    nowMs.toString(36).padStart(9, '0') + counter.toString(36).padStart(2, '0').slice(-2) + random
  );
}
