import { inRepository, root } from './paths.mjs';
import { startOnLeash } from './startOnLeash.mjs';
import { formatDuration } from './say.mjs';

const bin = (name, ...rest) => inRepository('node_modules', name, ...rest);

/** Checks that need no running program. Each counts as one test. */
const checks = [
  { name: 'types', command: ['npm', 'run', '--silent', 'check-types'] },
  {
    name: 'lint',
    command: [process.execPath, bin('eslint', 'bin', 'eslint.js'), '.', '--max-warnings', '0'],
  },
  { name: 'unused', command: [process.execPath, bin('knip', 'bin', 'knip.js')] },
  {
    name: 'format',
    command: [process.execPath, bin('prettier', 'bin', 'prettier.cjs'), '--check', '.'],
  },
];

const limitMs = 5 * 60_000;

/** @returns {Promise<{ label: string, passed: number, failed: number, skipped: number, problems: string[] }>} */
export async function runChecks() {
  const outcome = { label: 'checks', passed: 0, failed: 0, skipped: 0, problems: [] };
  await Promise.all(checks.map((check) => runCheck(check, outcome)));
  return outcome;
}

async function runCheck({ name, command }, outcome) {
  const startedAt = Date.now();
  const lines = [];
  const [program, ...args] = command;
  const handle = startOnLeash(program, args, { cwd: root, onLine: (line) => lines.push(line) });
  const timer = setTimeout(() => void handle.stop(), limitMs);
  const code = await handle.exited;
  clearTimeout(timer);
  const duration = formatDuration(Date.now() - startedAt);
  if (code === 0 && Date.now() - startedAt < limitMs) {
    outcome.passed += 1;
    console.log(`  ✔ ${name} (${duration})`);
    return;
  }
  outcome.failed += 1;
  outcome.problems.push([`The check "${name}" failed:`, ...lines.slice(-12)].join('\n      '));
  console.log(`  ✘ ${name} (${duration})\n${lines.map((line) => `      ${line}`).join('\n')}`);
}
