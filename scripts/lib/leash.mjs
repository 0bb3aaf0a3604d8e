// Runs one program and ends it, with everything it started, as soon as this process's standard input closes.
// That happens however the owner dies, `kill -9` included, which no handler inside the owner could promise.
// Usage: node leash.mjs PROGRAM ARGUMENT… (started by startOnLeash.mjs as the leader of its own process group).
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

const patienceMs = 3000;
const [program, ...args] = process.argv.slice(2);
const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
const ended = new Promise((resolve) => {
  child.on('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  child.on('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    resolve(127);
  });
});

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => void endAll());
process.stdin.on('end', () => void endAll());
process.stdin.on('error', () => void endAll());
process.stdin.resume();

const code = await ended;
await endAll(code);

/** Asks everything below to end, insists after a while, and leaves with the program's own exit code. */
async function endAll(exitCode = 0) {
  const below = descendants();
  signalEach(below, 'SIGTERM');
  const deadline = Date.now() + patienceMs;
  while (below.some(isAlive) && Date.now() < deadline) await delay(25);
  signalEach([...below, ...descendants()].filter(isAlive), 'SIGKILL');
  process.exit(exitCode);
}

/**
 * All processes below this one and all of its group, found in /proc: a program may have put its own children into
 * other groups (terminals do), and a child may have lost its parent already.
 */
function descendants() {
  const found = new Set([process.pid]);
  const all = listProcesses();
  for (let grown = true; grown;) {
    grown = false;
    for (const { pid, parent, group } of all) {
      if (!found.has(pid) && (found.has(parent) || group === process.pid)) {
        found.add(pid);
        grown = true;
      }
    }
  }
  found.delete(process.pid);
  return [...found];
}

function listProcesses() {
  let names;
  try {
    names = fs.readdirSync('/proc');
  } catch {
    return child.pid ? [{ pid: child.pid, parent: process.pid, group: process.pid }] : [];
  }
  const all = [];
  for (const name of names) {
    if (!/^\d+$/.test(name)) continue;
    try {
      // "pid (name with spaces) state parent group …"
      const stat = fs.readFileSync(`/proc/${name}/stat`, 'utf8');
      const [, parent, group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      all.push({ pid: Number(name), parent: Number(parent), group: Number(group) });
    } catch {
      // It ended while we looked.
    }
  }
  return all;
}

function signalEach(pids, signal) {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // It has ended already.
    }
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat[stat.lastIndexOf(')') + 2] !== 'Z';
  } catch {
    return false;
  }
}
