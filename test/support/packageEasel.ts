import fs from 'node:fs';
import path from 'node:path';
import { inRepository, repository } from './repository';
import { loadScript } from './scripts';

/**
 * Packages a copy of Easel as `npm run package` does: that builds for production into dist/, which others are using.
 * @param copy an empty folder
 * @returns the VSIX in it
 */
export async function packageEasel(copy: string): Promise<string> {
  const runCommand = await loadScript('runCommand');
  const left = new Set([
    '.git',
    '.vscode-test',
    'dist',
    'node_modules',
    'out',
    'test',
    'test-results',
  ]);
  for (const name of fs.readdirSync(repository)) {
    if (left.has(name) || name.endsWith('.vsix')) continue;
    fs.cpSync(inRepository(name), path.join(copy, name), { recursive: true });
  }
  fs.symlinkSync(inRepository('node_modules'), path.join(copy, 'node_modules'));
  await runCommand(process.execPath, ['scripts/package.mjs'], {
    cwd: copy,
    purpose: 'package a copy of Easel',
  });
  const [vsix] = fs.readdirSync(copy).filter((name) => name.endsWith('.vsix'));
  if (!vsix) throw new Error('No VSIX was made.');
  return path.join(copy, vsix);
}
