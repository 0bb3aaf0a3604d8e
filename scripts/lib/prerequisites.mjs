import fs from 'node:fs';
import { findChromium } from './findChromium.mjs';
import { findProgram } from './findProgram.mjs';
import { Problem } from './problem.mjs';
import { runCommand } from './runCommand.mjs';
import { say } from './say.mjs';

const oldestNode = 20;

/**
 * What must be on the machine before npm can do the rest. `packages` are Debian's.
 *
 * @type {Record<string, { label: string, packages: string[], isThere: () => boolean }>}
 */
const tools = {
  git: { label: 'git', packages: ['git'], isThere: () => Boolean(findProgram('git')) },
  npm: { label: 'npm', packages: ['npm'], isThere: () => Boolean(findProgram('npm', 'npm.cmd')) },
  compiler: {
    label: 'a C++ compiler, make and python3',
    packages: ['g++', 'make', 'python3'],
    isThere: () =>
      Boolean(findProgram('g++', 'c++') && findProgram('make') && findProgram('python3')),
  },
  // Fonts are only a recommendation of Debian's chromium; without any, pages have no letters.
  chromium: {
    label: 'the browser Chromium',
    packages: ['chromium', 'fonts-liberation'],
    isThere: () => Boolean(findChromium()),
  },
};

/**
 * Sees to it that the named tools are there. As root on Debian what is missing is installed; anywhere else it is
 * named together with the command that installs it.
 *
 * @param {(keyof typeof tools)[]} names
 */
export async function ensurePrerequisites(names) {
  if (Number(process.versions.node.split('.')[0]) < oldestNode) {
    throw new Problem(
      `Node ${process.versions.node} is too old; Node ${oldestNode} or later is needed (Debian: \`apt-get install nodejs npm\` from trixie on, or install "Node.js LTS" from its own site).`,
    );
  }
  const missing = names.map((name) => tools[name]).filter((tool) => !tool.isThere());
  if (missing.length === 0) return;

  const labels = missing.map((tool) => tool.label).join(', ');
  const packages = missing.flatMap((tool) => tool.packages);
  if (!canInstall()) {
    const command = `apt-get update && apt-get install -y ${packages.join(' ')}`;
    throw new Problem(
      `Missing: ${labels}. Install it, as root on Debian or Ubuntu with \`${command}\`, and run the same command again.`,
    );
  }
  say(`Installing with apt-get: ${packages.join(' ')}.`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('apt-get', ['update', '-qq'], {
    env,
    purpose: 'read the package lists with apt-get update',
  });
  await runCommand('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    env,
    purpose: `install ${packages.join(', ')} with apt-get`,
  });
  const still = missing.filter((tool) => !tool.isThere());
  if (still.length > 0) {
    throw new Problem(
      `apt-get ended well, and yet this is missing: ${still.map((tool) => tool.label).join(', ')}.`,
    );
  }
}

function canInstall() {
  return (
    process.getuid?.() === 0 &&
    fs.existsSync('/etc/debian_version') &&
    Boolean(findProgram('apt-get'))
  );
}
