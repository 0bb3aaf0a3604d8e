import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Problem } from './problem.mjs';
import { cacheDir, inRepository } from './paths.mjs';

/** The VS Code versions Easel is tried in: the oldest supported one and the newest in the registry. */
export const vscodeVersions = ['1.106', 'latest'];

/** The native part the server cannot start without; the rest it does without, or finds prebuilt. */
export const nativeParts = ['@vscode/spdlog'];

/**
 * Where a version lies and what it is made of.
 *
 * @param {string} version one of `vscodeVersions`
 */
export function describeVscode(version) {
  if (!vscodeVersions.includes(version)) {
    throw new Problem(
      `There is no VS Code "${version}" here; use ${vscodeVersions.join(' or ')}.`,
      2,
    );
  }
  const recipeDir = inRepository('scripts', 'vscode-server', version);
  const serverDir = path.join(cacheDir, `server-${version}`);
  return {
    version,
    recipeDir,
    serverDir,
    fingerprint: fingerprint(recipeDir),
    ...layout(serverDir),
  };
}

/** The parts of an installed server; the same in the folder it is being installed into. */
export function layout(serverDir) {
  const modules = path.join(serverDir, 'node_modules');
  const nodeHome = path.join(modules, `node-linux-${process.arch}`);
  const libVscode = path.join(modules, 'code-server', 'lib', 'vscode');
  return {
    nodeHome,
    libVscode,
    nodePath: path.join(nodeHome, 'bin', 'node'),
    serverMain: path.join(libVscode, 'out', 'server-main.js'),
    stampFile: path.join(serverDir, 'installed.stamp'),
  };
}

/** Changes whenever a lock file does, so that a pulled upgrade installs itself. */
function fingerprint(recipeDir) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch} layout 1\n`);
  for (const entry of fs.readdirSync(recipeDir, { recursive: true }).sort()) {
    if (path.basename(entry) === 'package-lock.json')
      hash.update(fs.readFileSync(path.join(recipeDir, entry)));
  }
  return hash.digest('hex');
}
