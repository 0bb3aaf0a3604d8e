import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { projectNode } from './installDependencies.mjs';
import { whenAbandoned } from './whenAbandoned.mjs';

/**
 * Goes on in the project's own Node: the script is started again there and this process only waits for it.
 * Does nothing when that is where we are.
 */
export async function useProjectNode() {
  if (fs.realpathSync(process.execPath) === fs.realpathSync(projectNode)) return;
  const env = {
    ...process.env,
    PATH: `${path.dirname(projectNode)}${path.delimiter}${process.env.PATH ?? ''}`,
  };
  // The message channel carries nothing; its closing tells the second process that the first is gone.
  const child = spawn(projectNode, process.argv.slice(1), {
    env,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  whenAbandoned(() => child.kill('SIGTERM'));
  // Ctrl-C reaches both; the second ends in its own order.
  process.on('SIGINT', () => {});
  const code = await new Promise((resolve) =>
    child.on('exit', (exitCode) => resolve(exitCode ?? 1)),
  );
  process.exit(code);
}
