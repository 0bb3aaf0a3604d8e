import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { say } from './say.mjs';

/**
 * Runs `work` while no other process holds the same lock. Two terminals may start or test at once; the second
 * waits for the first one's installation instead of writing into it. A lock whose owner has died is taken over.
 *
 * @template T
 * @param {string} file
 * @param {string} waitingFor completes the sentence "Waiting for another process to …"
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withFileLock(file, waitingFor, work) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  let told = false;
  while (!take(file)) {
    if (!told) say(`Waiting for another process to ${waitingFor}.`);
    told = true;
    await delay(500);
  }
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

function take(file) {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const owner = readOwner(file);
  if (owner === undefined || isAlive(owner)) return false;
  fs.rmSync(file, { force: true });
  return take(file);
}

/** Undefined while the owner has made the file but not yet written its number, or has just removed it. */
function readOwner(file) {
  try {
    const text = fs.readFileSync(file, 'utf8');
    if (text) return Number(text);
    // An empty file this old belongs to an owner that died between making and writing it.
    return Date.now() - fs.statSync(file).mtimeMs > 5000 ? -1 : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  if (pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
