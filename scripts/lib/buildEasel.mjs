import fs from 'node:fs';
import path from 'node:path';
import { cacheDir, inRepository, root } from './paths.mjs';
import { runCommand } from './runCommand.mjs';
import { formatDuration, say } from './say.mjs';

const stampFile = path.join(cacheDir, 'build.stamp');
const sources = ['src', 'package.json', 'package-lock.json', 'esbuild.js', 'tsconfig.json'];

/**
 * Builds with esbuild.js.
 *
 * @param {{ tests?: boolean, production?: boolean, skipWhenUpToDate?: boolean }} options
 */
export async function buildEasel(options = {}) {
  const newest = newestChange();
  const stamp = `${options.production ? 'production' : 'development'} ${newest}`;
  if (options.skipWhenUpToDate && isBuilt(stamp)) return;
  const startedAt = Date.now();
  // What is no longer in the source must not be run or shipped.
  if (options.tests) fs.rmSync(inRepository('out', 'test'), { recursive: true, force: true });
  if (options.production) fs.rmSync(inRepository('dist'), { recursive: true, force: true });
  fs.rmSync(stampFile, { force: true });
  const args = ['esbuild.js'];
  if (options.tests) args.push('--tests');
  if (options.production) args.push('--production');
  await runCommand(process.execPath, args, { cwd: root, purpose: 'build Easel' });
  fs.mkdirSync(path.dirname(stampFile), { recursive: true });
  fs.writeFileSync(stampFile, stamp);
  say(`Easel is built (${formatDuration(Date.now() - startedAt)}).`);
}

function isBuilt(stamp) {
  const parts = ['extension.js', 'easel.js', 'sandbox.js', 'webview'].map((name) =>
    inRepository('dist', name),
  );
  return (
    parts.every((part) => fs.existsSync(part)) &&
    fs.existsSync(stampFile) &&
    fs.readFileSync(stampFile, 'utf8') === stamp
  );
}

/** The last change of any source file, in milliseconds, and how many there are: a removal counts too. */
function newestChange() {
  let newest = 0;
  let count = 0;
  const visit = (file) => {
    const stat = fs.statSync(file, { throwIfNoEntry: false });
    if (!stat) return;
    count += 1;
    newest = Math.max(newest, stat.mtimeMs);
    if (stat.isDirectory()) for (const name of fs.readdirSync(file)) visit(path.join(file, name));
  };
  for (const source of sources) visit(inRepository(source));
  return `${newest} ${count}`;
}
