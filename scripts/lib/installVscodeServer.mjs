import fs from 'node:fs';
import path from 'node:path';
import { withFileLock } from './fileLock.mjs';
import { cacheDir } from './paths.mjs';
import { Problem } from './problem.mjs';
import { npmEnvironment, runCommand } from './runCommand.mjs';
import { formatDuration, say } from './say.mjs';
import { describeVscode, layout, nativeParts } from './vscodeVersions.mjs';

/**
 * Installs a VS Code server from npm unless it is there already. `code-server` wraps the true server of VS Code;
 * only `lib/vscode` inside it is used, run on the Node it was made for.
 *
 * @param {string} version one of `vscodeVersions`
 * @returns {Promise<ReturnType<typeof describeVscode>>}
 */
export async function installVscodeServer(version) {
  const server = describeVscode(version);
  if (isInstalled(server)) return server;
  if (process.platform !== 'linux' || !['x64', 'arm64'].includes(process.arch)) {
    throw new Problem(
      `The VS Code server is set up on Linux (x64, arm64) only; here, install desktop VS Code and put \`code\` on the PATH.`,
    );
  }
  await withFileLock(
    path.join(cacheDir, `server-${version}.lock`),
    `install VS Code ${version}`,
    async () => {
      if (!isInstalled(server)) await install(server);
    },
  );
  return server;
}

/** Whether a complete installation of exactly this recipe is there. */
export function isInstalled(server) {
  return (
    fs.existsSync(server.stampFile) &&
    fs.readFileSync(server.stampFile, 'utf8') === server.fingerprint
  );
}

async function install(server) {
  const startedAt = Date.now();
  say(`Installing the VS Code server ${server.version} from npm; this takes about a minute, once.`);
  // Everything happens beside the final place: an interrupted installation is never mistaken for a whole one.
  removePartial(server);
  const partialDir = `${server.serverDir}.partial-${process.pid}`;
  fs.mkdirSync(partialDir, { recursive: true });
  const parts = layout(partialDir);

  copyRecipe(server.recipeDir, partialDir);
  await npm(
    ['ci', '--omit=dev', '--ignore-scripts'],
    partialDir,
    undefined,
    'fetch the VS Code server',
  );

  await replaceInnerLock(server.recipeDir, parts.libVscode);
  await npm(
    ['ci', '--omit=dev', '--ignore-scripts'],
    parts.libVscode,
    parts,
    'fetch the parts of the VS Code server',
  );
  await npm(
    ['rebuild', ...nativeParts, '--ignore-scripts=false', '--foreground-scripts'],
    parts.libVscode,
    parts,
    `compile ${nativeParts.join(', ')} (needs g++, make and python3)`,
  );

  addSearch(partialDir, parts.libVscode);
  trim(parts);
  fs.writeFileSync(parts.stampFile, server.fingerprint);
  fs.rmSync(server.serverDir, { recursive: true, force: true });
  fs.renameSync(partialDir, server.serverDir);
  say(`VS Code server ${server.version} is installed (${formatDuration(Date.now() - startedAt)}).`);
}

/** What interrupted installations of this version left. */
function removePartial(server) {
  const prefix = `${path.basename(server.serverDir)}.partial-`;
  for (const name of fs.readdirSync(cacheDir)) {
    if (name.startsWith(prefix))
      fs.rmSync(path.join(cacheDir, name), { recursive: true, force: true, maxRetries: 3 });
  }
}

function copyRecipe(recipeDir, targetDir) {
  for (const name of ['package.json', 'package-lock.json']) {
    fs.copyFileSync(path.join(recipeDir, name), path.join(targetDir, name));
  }
}

/**
 * `lib/vscode` ships a lock file of its own. Where that names a git address (VS Code 1.106 and `@parcel/watcher`),
 * the recipe holds a replacement with a release from the registry in its place.
 */
async function replaceInnerLock(recipeDir, libVscode) {
  const replacement = path.join(recipeDir, 'lib-vscode');
  if (!fs.existsSync(replacement)) return;
  fs.rmSync(path.join(libVscode, 'npm-shrinkwrap.json'), { force: true });
  copyRecipe(replacement, libVscode);
}

function npm(args, cwd, parts, purpose) {
  const env = npmEnvironment(parts && path.dirname(parts.nodePath));
  // The headers of the Node that will load the native part, not of the one npm happens to run on.
  if (parts) env.npm_config_nodedir = parts.nodeHome;
  return runCommand('npm', [...args, '--no-audit', '--no-fund'], { cwd, env, purpose });
}

/**
 * VS Code 1.106 fetches its search program (ripgrep) from the web in an install script; without it neither quick open
 * nor findFiles works. Later versions carry it, so the recipe brings theirs.
 */
function addSearch(installDir, libVscode) {
  const source = path.join(
    installDir,
    'node_modules',
    '@vscode',
    `ripgrep-linux-${process.arch}`,
    'bin',
    'rg',
  );
  const target = path.join(libVscode, 'node_modules', '@vscode', 'ripgrep', 'bin', 'rg');
  if (!fs.existsSync(source) || !fs.existsSync(path.dirname(path.dirname(target)))) return;
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.copyFileSync(source, target);
  fs.chmodSync(target, 0o755);
}

/** What only building needed. */
function trim(parts) {
  for (const folder of ['include', 'share', 'lib']) {
    fs.rmSync(path.join(parts.nodeHome, folder), { recursive: true, force: true });
  }
  for (const part of nativeParts) {
    const objects = path.join(
      parts.libVscode,
      'node_modules',
      part,
      'build',
      'Release',
      'obj.target',
    );
    fs.rmSync(objects, { recursive: true, force: true });
  }
}
