import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** The repository, seen from out/test/host/index.js. */
const repository = path.resolve(__dirname, '..', '..', '..');

/**
 * Runs every test of this tier inside the extension host. VS Code calls it (extensionTestsPath) and closes the window
 * when it settles; what came of it is in the record at EASEL_HOST_RESULT, since the exit of VS Code tells nothing.
 *
 * Mocha and the reporter are loaded when called: both are modules, and this file has to be CommonJS.
 */
export async function run(): Promise<void> {
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({
    reporter: await loadReporter(),
    timeout: Number(process.env['EASEL_HOST_TEST_LIMIT_MS'] ?? 30_000),
    forbidOnly: true,
    color: false,
  });
  const pattern = process.env['EASEL_HOST_GREP'];
  if (pattern) mocha.grep(pattern);
  for (const file of findTestFiles(__dirname)) mocha.addFile(file);
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} tests failed.`);
}

async function loadReporter(): Promise<Mocha.ReporterConstructor> {
  const file = path.join(repository, 'scripts', 'lib', 'tierReporter.mjs');
  const module = (await import(pathToFileURL(file).href)) as {
    default: Mocha.ReporterConstructor;
  };
  return module.default;
}

function findTestFiles(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.js'))
    .sort()
    .map((name) => path.join(folder, name));
}
