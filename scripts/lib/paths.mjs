import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top of the repository. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A path inside the repository. */
export const inRepository = (...parts) => path.join(root, ...parts);

/** Everything the scripts fetch or leave behind; git ignores it. */
export const cacheDir = inRepository('.vscode-test');
