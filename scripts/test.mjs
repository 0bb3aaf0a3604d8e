// `npm test`: installs everything, builds, runs the checks and every tier, and ends with one line that counts them.
import fs from 'node:fs';
import { buildEasel } from './lib/buildEasel.mjs';
import { findChromium } from './lib/findChromium.mjs';
import { installDependencies } from './lib/installDependencies.mjs';
import { installVscodeServer, isInstalled } from './lib/installVscodeServer.mjs';
import { parseOptions } from './lib/parseOptions.mjs';
import { inRepository } from './lib/paths.mjs';
import { ensurePrerequisites } from './lib/prerequisites.mjs';
import { Problem, runScript } from './lib/problem.mjs';
import { runChecks } from './lib/runChecks.mjs';
import { runHostTier } from './lib/runHostTier.mjs';
import { runMochaTier } from './lib/runMochaTier.mjs';
import { formatDuration } from './lib/say.mjs';
import { stopAllOnLeash, stopAllWhenTold } from './lib/startOnLeash.mjs';
import { planRuns, testTiers } from './lib/testTiers.mjs';
import { useProjectNode } from './lib/useProjectNode.mjs';
import { describeVscode, vscodeVersions } from './lib/vscodeVersions.mjs';

const tierNames = ['checks', ...testTiers.map((tier) => tier.name)];

await runScript(async () => {
  const options = readOptions();
  const runs = planRuns(options);
  const versions = vscodeVersions.filter((version) => runs.some((run) => run.version === version));
  const outcomes = [];
  try {
    const needsCompiler = versions.some((version) => !isInstalled(describeVscode(version)));
    const needsBrowser = runs.some((run) => run.perVersion || run.name === 'webview');
    await ensurePrerequisites([
      ...['git', 'npm'],
      ...(needsCompiler ? ['compiler'] : []),
      ...(needsBrowser ? ['chromium'] : []),
    ]);
    await installDependencies();
    await useProjectNode();
    stopAllWhenTold();
    const missing = await installServers(versions);
    await buildEasel({ tests: true });
    await runAll(options, runs, missing, outcomes);
  } catch (error) {
    if (!(error instanceof Problem)) console.log(error);
    outcomes.push({ label: 'set-up', passed: 0, failed: 1, skipped: 0, problems: [error.message] });
  }
  await stopAllOnLeash();
  return summarise(outcomes);
});

function readOptions() {
  const list = { type: 'string', multiple: true };
  const given = parseOptions(
    { tier: list, vscode: list, grep: { type: 'string' } },
    `--tier ${tierNames.join('|')}, --vscode ${vscodeVersions.join('|')}, --grep PATTERN; the first two may be given more than once`,
  );
  for (const version of given.vscode ?? []) describeVscode(version);
  for (const tier of given.tier ?? []) {
    if (!tierNames.includes(tier))
      throw new Problem(`There is no tier "${tier}"; there are ${tierNames.join(', ')}.`, 2);
  }
  return { tiers: given.tier, versions: given.vscode, grep: given.grep };
}

/** Without one VS Code the tiers that need it fail; the others still have something to say. */
async function installServers(versions) {
  const missing = new Map();
  for (const version of versions) {
    try {
      await installVscodeServer(version);
    } catch (error) {
      missing.set(version, error.message);
    }
  }
  return missing;
}

async function runAll({ tiers, grep }, runs, missing, outcomes) {
  const results = inRepository('test-results');
  fs.mkdirSync(results, { recursive: true });
  if (!tiers || tiers.includes('checks')) await timed('checks', runChecks, outcomes);
  for (const run of runs) {
    const resultFile = inRepository('test-results', `${run.id}.json`);
    fs.rmSync(resultFile, { force: true });
    const env = { EASEL_CHROMIUM: findChromium() ?? '', EASEL_VSCODE: run.version ?? '' };
    const runTier = run.name === 'host' ? runHostTier : runMochaTier;
    await timed(
      run.label,
      () => startTier(run, () => runTier(run, { grep, env, resultFile }), missing),
      outcomes,
    );
  }
}

async function startTier(run, work, missing) {
  const failure = { label: run.label, passed: 0, failed: 1, skipped: 0 };
  if (missing.has(run.version)) return { ...failure, problems: [missing.get(run.version)] };
  try {
    return await work();
  } catch (error) {
    return { ...failure, problems: [`${run.label} could not run: ${error.stack ?? error}`] };
  }
}

async function timed(label, work, outcomes) {
  console.log(`\n── ${label}`);
  const startedAt = Date.now();
  const outcome = await work();
  outcomes.push({ ...outcome, milliseconds: Date.now() - startedAt });
  for (const problem of outcome.problems) console.log(`  ✘ ${problem}`);
}

/** Prints the table and the last line; answers the exit code. */
function summarise(outcomes) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  const width = Math.max(...outcomes.map(({ label }) => label.length));
  console.log('');
  for (const outcome of outcomes) {
    for (const key of Object.keys(sum)) sum[key] += outcome[key];
    const counts = [outcome.passed, outcome.failed, outcome.skipped].map((count) =>
      String(count).padStart(6),
    );
    const duration = outcome.milliseconds === undefined ? '' : formatDuration(outcome.milliseconds);
    console.log(`${outcome.label.padEnd(width)} ${counts.join('')}  ${duration}`);
  }
  // Again at the end: where only the last lines of a long output are kept, they must say what failed.
  const failures = outcomes.flatMap(({ problems, failures = [] }) => [...problems, ...failures]);
  if (failures.length > 0) console.log(`\n${failures.map((text) => `  ✘ ${text}`).join('\n')}`);
  console.log(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
  return sum.failed > 0 || sum.passed === 0 ? 1 : 0;
}
