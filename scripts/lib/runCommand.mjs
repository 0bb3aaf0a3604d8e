import { Problem } from './problem.mjs';
import { startOnLeash } from './startOnLeash.mjs';

/**
 * Runs a program to its end and answers what it printed. Its output is shown only when it fails:
 * an installer's chatter helps nobody as long as all goes well.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, purpose?: string }} [options]
 *   `purpose` completes the sentence "Could not …"
 * @returns {Promise<string>} all it printed
 */
export async function runCommand(command, args, options = {}) {
  const purpose = options.purpose ?? `run ${command} ${args.join(' ')}`;
  const lines = [];
  // On a leash: an npm that outlives a stopped script would go on writing where the next start begins anew.
  const { exited } = startOnLeash(command, args, {
    cwd: options.cwd,
    env: options.env,
    onLine: (line) => lines.push(line),
  });
  const code = await exited;
  if (code === 0) return lines.join('\n');
  throw new Problem(`${shorten(lines)}\nCould not ${purpose}: it ended with code ${code}.`);
}

/** The beginning says what is wrong (npm), the end says it too (compilers). */
function shorten(lines) {
  if (lines.length <= 50) return lines.join('\n');
  return [...lines.slice(0, 20), '…', ...lines.slice(-30)].join('\n');
}

/**
 * The environment for an npm that is started from inside an npm script. The outer npm describes its own
 * package in variables that the inner one would otherwise take for its own.
 *
 * @param {string} [nodeDir] folder of the `node` that npm and the build tools shall run on
 */
export function npmEnvironment(nodeDir) {
  const env = { ...process.env };
  for (const name of Object.keys(env)) {
    if (/^npm_(package|lifecycle|config_local_prefix|config_prefix)/i.test(name)) delete env[name];
  }
  delete env.INIT_CWD;
  if (nodeDir) env.PATH = `${nodeDir}:${env.PATH ?? ''}`;
  return env;
}
