import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { hasDisplay } from './openBrowser.mjs';
import { cacheDir } from './paths.mjs';

/** What @vscode/test-electron calls our versions. */
const releases = { 1.106: '1.106.3', latest: 'stable' };

/**
 * The desktop VS Code to test in, or undefined for the server. One that @vscode/test-electron fetched before is used;
 * fetching one is allowed with EASEL_DESKTOP=1 only, since its host is out of reach in closed networks.
 *
 * @returns {{ release: string, executable?: string } | undefined}
 */
export function findTestDesktop(version) {
  if (!hasDisplay()) return undefined;
  const release = releases[version];
  if (process.env.EASEL_DESKTOP === '1') return { release };
  const folder = path.join(cacheDir, `vscode-${process.platform}-${process.arch}-${release}`);
  const executable = path.join(folder, 'code');
  return fs.existsSync(executable) ? { release, executable } : undefined;
}

/**
 * Runs the tests through @vscode/test-electron.
 *
 * @param {object} session see runHostTier
 * @returns {Promise<{ timedOut?: boolean, problem?: string }>}
 */
export async function runInDesktop(session, desktop) {
  const { runTests } = await import('@vscode/test-electron');
  const tests = runTests({
    ...(desktop.executable
      ? { vscodeExecutablePath: desktop.executable }
      : { version: desktop.release, cachePath: cacheDir }),
    extensionDevelopmentPath: session.extensionDevelopmentPath,
    extensionTestsPath: session.extensionTestsPath,
    extensionTestsEnv: session.env,
    launchArgs: [
      session.folder,
      ...['--user-data-dir', path.join(session.scratch, 'desktop')],
      ...['--extensions-dir', path.join(session.scratch, 'extensions')],
      '--disable-workspace-trust',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
  const end = tests.then(
    () => ({}),
    // Failed tests also make it reject; the record tells them from a VS Code that never came up.
    (error) => (session.isFinished() ? {} : { problem: error.message }),
  );
  return Promise.race([end, delay(session.limitMs, { timedOut: true }, { ref: false })]);
}
