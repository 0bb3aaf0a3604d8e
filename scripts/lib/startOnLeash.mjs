import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { inRepository } from './paths.mjs';
import { whenAbandoned } from './whenAbandoned.mjs';

/** What is running now; a script that is told to end stops these first. */
const running = new Set();

/**
 * Starts a program that cannot outlive this process, nor can anything it starts.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, onLine?: (line: string) => void, inheritOutput?: boolean }} [options]
 *   `onLine` gets each line of standard output and standard error
 * @returns {{ exited: Promise<number>, stop: () => Promise<void>, hasExited: () => boolean }}
 *   `exited` answers the program's exit code
 */
export function startOnLeash(program, args, options = {}) {
  const output = options.inheritOutput ? 'inherit' : 'pipe';
  const child = spawn(
    process.execPath,
    [inRepository('scripts', 'lib', 'leash.mjs'), program, ...args],
    {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['pipe', output, output],
      detached: true,
    },
  );
  child.stdin.on('error', () => {});
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', (line) => options.onLine?.(line));
  }
  let hasExited = false;
  const exited = new Promise((resolve) => {
    child.on('close', (code) => {
      hasExited = true;
      running.delete(handle);
      resolve(code ?? 1);
    });
  });
  const handle = {
    exited,
    hasExited: () => hasExited,
    stop: async () => {
      child.stdin.end();
      await exited;
    },
  };
  running.add(handle);
  return handle;
}

/** Ends everything that was started on a leash and waits until it is gone. */
export async function stopAllOnLeash() {
  await Promise.all([...running].map((handle) => handle.stop()));
}

/**
 * Makes Ctrl-C, a polite kill, a closed terminal and the end of npm stop what was started before this process leaves.
 */
export function stopAllWhenTold() {
  let isEnding = false;
  const end = (exitCode) => {
    if (isEnding) return;
    isEnding = true;
    void stopAllOnLeash().finally(() => process.exit(exitCode));
  };
  process.on('SIGINT', () => end(130));
  process.on('SIGTERM', () => end(143));
  process.on('SIGHUP', () => end(129));
  process.on('disconnect', () => end(1));
  process.channel?.unref();
  whenAbandoned(() => end(1));
}
