import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { inRepository, root } from './paths.mjs';
import { startOnLeash } from './startOnLeash.mjs';
import { readOutcome } from './tierOutcome.mjs';

/**
 * Runs one tier in plain Node: its files are found by pattern, its text goes straight to the console.
 *
 * @param {ReturnType<typeof import('./testTiers.mjs').planRuns>[number]} run
 * @param {{ grep?: string, env: Record<string, string>, resultFile: string }} options
 */
export async function runMochaTier(run, options) {
  const files = findTestFiles(run.name);
  if (files.length === 0)
    return readOutcome(run, options.resultFile, {
      problem: `there is no test/${run.name}/**/*.test.ts.`,
    });
  const args = [
    '--enable-source-maps',
    inRepository('node_modules', 'mocha', 'bin', 'mocha.js'),
    ...['--reporter', inRepository('scripts', 'lib', 'tierReporter.mjs')],
    ...['--timeout', String(run.testLimitMs)],
    '--forbid-only',
    ...(process.stdout.isTTY ? ['--color'] : []),
    ...(options.grep ? ['--grep', options.grep] : []),
    ...files,
  ];
  const handle = startOnLeash(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...options.env, EASEL_TIER_RESULT: options.resultFile },
    inheritOutput: true,
  });
  const limit = new AbortController();
  const exitCode = await Promise.race([
    handle.exited,
    delay(run.limitMs, undefined, { signal: limit.signal }).catch(() => undefined),
  ]);
  limit.abort();
  if (exitCode === undefined) await handle.stop();
  return readOutcome(run, options.resultFile, {
    timedOut: exitCode === undefined,
    exitCode,
    mayBeEmpty: Boolean(options.grep),
  });
}

/** The built test files of a tier. */
export function findTestFiles(tier) {
  const folder = inRepository('out', 'test', tier);
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.test.js'))
    .sort()
    .map((name) => path.join(folder, name));
}
