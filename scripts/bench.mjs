// `npm run bench`: measures Easel against what a person would use instead, and shows it as tables.
import fs from 'node:fs';
import path from 'node:path';
import { benchPage, consoleTable } from './lib/benchPage.mjs';
import { brokenPromises } from './lib/brokenPromises.mjs';
import { buildEasel } from './lib/buildEasel.mjs';
import { findChromium } from './lib/findChromium.mjs';
import { installDependencies } from './lib/installDependencies.mjs';
import { installVscodeServer } from './lib/installVscodeServer.mjs';
import { parseOptions } from './lib/parseOptions.mjs';
import { inRepository, root } from './lib/paths.mjs';
import { ensurePrerequisites } from './lib/prerequisites.mjs';
import { Problem, runScript } from './lib/problem.mjs';
import { startOnLeash, stopAllOnLeash, stopAllWhenTold } from './lib/startOnLeash.mjs';
import { useProjectNode } from './lib/useProjectNode.mjs';

const results = inRepository('test', 'bench', 'results');
const page = inRepository('docs', 'performance.md');
/** The VS Code that window benches measure in. */
const version = 'latest';

await runScript(async () => {
  const { only, keep } = parseOptions(
    { only: { type: 'string', multiple: true }, keep: { type: 'boolean' } },
    '--only NAME, which may be given more than once; --keep to write docs/performance.md anew',
  );
  await ensurePrerequisites(['git', 'npm', 'compiler', 'chromium']);
  await installDependencies();
  await useProjectNode();
  stopAllWhenTold();
  await installVscodeServer(version);
  await buildEasel({ tests: true, production: true });

  const benches = findBenches(only);
  const measured = [];
  for (const { name, file } of benches) measured.push({ name, tables: await run(name, file) });
  await stopAllOnLeash();
  const failed = measured.filter(({ tables }) => !tables).map(({ name }) => name);
  if (failed.length > 0) throw new Problem(`No figures from ${failed.join(', ')}.`);
  if (keep) fs.writeFileSync(page, benchPage(measured, fs.readFileSync(page, 'utf8')));
  const broken = brokenPromises(measured);
  if (broken !== undefined) throw new Problem(broken);
  return 0;
});

function findBenches(only) {
  const folder = inRepository('out', 'test', 'bench');
  const all = fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.bench.js'))
    .sort()
    .map((name) => ({ name: name.replace('.bench.js', ''), file: path.join(folder, name) }));
  const unknown = (only ?? []).filter((name) => !all.some((bench) => bench.name === name));
  const names = all.map(({ name }) => name).join(', ');
  if (unknown.length > 0)
    throw new Problem(`There is no bench "${unknown[0]}"; there are ${names}.`, 2);
  return only ? all.filter(({ name }) => only.includes(name)) : all;
}

async function run(name, file) {
  const resultFile = path.join(results, `${name}.json`);
  fs.rmSync(resultFile, { force: true });
  console.log(`\n── ${name}`);
  const handle = startOnLeash(process.execPath, ['--enable-source-maps', '--expose-gc', file], {
    cwd: root,
    env: {
      ...process.env,
      EASEL_BENCH_RESULT: resultFile,
      EASEL_CHROMIUM: findChromium() ?? '',
      EASEL_VSCODE: version,
    },
    inheritOutput: true,
  });
  await handle.exited;
  if (!fs.existsSync(resultFile)) return undefined;
  const tables = JSON.parse(fs.readFileSync(resultFile, 'utf8'));
  for (const table of tables) console.log(consoleTable(table));
  return tables;
}
