import fs from 'node:fs';
import path from 'node:path';
import { withFileLock } from './fileLock.mjs';
import { cacheDir, inRepository, root } from './paths.mjs';
import { isExecutable } from './findProgram.mjs';
import { npmEnvironment, runCommand } from './runCommand.mjs';
import { formatDuration, say } from './say.mjs';

/** The Node everything runs on after installation, whatever the machine has. */
export const projectNode = inRepository('node_modules', 'node', 'bin', 'node');

/** Runs `npm ci` unless node_modules already holds what package-lock.json asks for. */
export async function installDependencies() {
  if (isInstalled()) return;
  await withFileLock(path.join(cacheDir, 'npm-ci.lock'), 'run npm ci', async () => {
    if (isInstalled()) return;
    const startedAt = Date.now();
    say('Installing the npm packages (npm ci).');
    await runCommand('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], {
      cwd: root,
      env: npmEnvironment(),
      purpose: 'install the npm packages with `npm ci`',
    });
    await finishProjectNode();
    say(`The npm packages are installed (${formatDuration(Date.now() - startedAt)}).`);
  });
}

/**
 * Compares the lock file with the one npm leaves in node_modules as its last act: equal means complete, and costs
 * milliseconds. A stamp of our own would also call a tree wrong that a developer's `npm install` has just put right.
 */
function isInstalled() {
  if (!isExecutable(projectNode)) return false;
  const wanted = readPackages(inRepository('package-lock.json'));
  const present = readPackages(inRepository('node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([place, entry]) => {
    if (place === '') return true;
    const found = present[place];
    return found
      ? found.version === entry.version
      : Boolean(entry.optional || entry.os || entry.cpu);
  });
}

function readPackages(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** The `node` package puts its binary in place by an install script, which npm may have been told not to run. */
async function finishProjectNode() {
  if (isExecutable(projectNode)) return;
  await runCommand(process.execPath, ['installArchSpecificPackage.js'], {
    cwd: inRepository('node_modules', 'node'),
    env: npmEnvironment(),
    purpose: 'install the Node the project runs on (npm package node)',
  });
}
