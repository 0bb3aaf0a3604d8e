import fs from 'node:fs';
import path from 'node:path';

/** The top of the repository; the test command runs every tier from there. */
export const repository = process.cwd();

if (!fs.existsSync(path.join(repository, 'esbuild.js'))) {
  throw new Error('Run the tests with `npm test`, or from the top of the repository.');
}

/** A path inside the repository. */
export const inRepository = (...parts: string[]): string => path.join(repository, ...parts);
