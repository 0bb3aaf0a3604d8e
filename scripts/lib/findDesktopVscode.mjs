import os from 'node:os';
import path from 'node:path';
import { findProgram, isExecutable } from './findProgram.mjs';

const usualPlaces = [
  '/usr/share/code/bin/code',
  '/snap/bin/code',
  '/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code',
  path.join(os.homedir(), 'Applications/Visual Studio Code.app/Contents/Resources/app/bin/code'),
  path.join(process.env.LOCALAPPDATA ?? '', 'Programs', 'Microsoft VS Code', 'bin', 'code.cmd'),
];

/** The command of an installed desktop VS Code, if there is one. */
export function findDesktopVscode() {
  return findProgram('code', 'code-insiders', 'codium') ?? usualPlaces.find(isExecutable);
}
