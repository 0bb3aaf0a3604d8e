import fs from 'node:fs';
import path from 'node:path';
import { isPortFree } from './freePort.mjs';
import { parseOptions, readNumber } from './parseOptions.mjs';
import { cacheDir } from './paths.mjs';
import { Problem } from './problem.mjs';
import { describeVscode } from './vscodeVersions.mjs';

const usage =
  '--port N, --folder DIR, --gateway URL, --vscode 1.106|latest, --profile DIR, --no-open, --record FILE, --pace N, --personality proxy|new-api';

/** Reads and checks the command line of `npm start`; every mistake is one sentence and exit code 2. */
export async function readStartOptions() {
  const given = parseOptions(
    {
      port: { type: 'string' },
      folder: { type: 'string' },
      gateway: { type: 'string' },
      vscode: { type: 'string' },
      profile: { type: 'string' },
      'no-open': { type: 'boolean' },
      record: { type: 'string' },
      pace: { type: 'string' },
      personality: { type: 'string' },
    },
    usage,
  );
  if (given.vscode) describeVscode(given.vscode);
  if (given.personality && !['proxy', 'new-api'].includes(given.personality)) {
    throw new Problem(`--personality is proxy or new-api, not "${given.personality}".`, 2);
  }
  if (given.pace) readNumber('pace', given.pace, { min: 0, max: 1000, whole: false });
  if (given.gateway) checkGateway(given.gateway, given);
  const profile = given.profile ? fromWhereTyped(given.profile) : path.join(cacheDir, 'profile');
  return {
    port: given.port ? await readPort(given.port) : undefined,
    folder: given.folder ? readFolder(given.folder) : undefined,
    gateway: given.gateway,
    vscode: given.vscode,
    profile,
    isOpening: !given['no-open'] && !process.env.CI,
    record: given.record && fromWhereTyped(given.record),
    pace: given.pace,
    personality: given.personality,
  };
}

/** npm runs scripts in the repository; a relative path means the folder the person typed it in. */
function fromWhereTyped(file) {
  return path.resolve(process.env.INIT_CWD ?? process.cwd(), file);
}

async function readPort(text) {
  const port = readNumber('port', text, { min: 1, max: 65535 });
  if (await isPortFree(port)) return port;
  throw new Problem(
    `Port ${port} is in use; give another one with --port, or stop what listens there.`,
    2,
  );
}

function readFolder(text) {
  const folder = fromWhereTyped(text);
  if (fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
  throw new Problem(
    `There is no folder ${folder}; make it first or give another one with --folder.`,
    2,
  );
}

function checkGateway(text, given) {
  if (
    !/^https?:$/.test(URL.parse?.(text)?.protocol ?? text.match(/^https?:(?=\/\/\w)/)?.[0] ?? '')
  ) {
    throw new Problem(
      `--gateway takes an address that begins with http:// or https://, not "${text}".`,
      2,
    );
  }
  const sandboxOnly = ['record', 'pace', 'personality'].find((name) => given[name]);
  if (sandboxOnly) {
    throw new Problem(
      `--${sandboxOnly} belongs to the sandbox and cannot go with --gateway; leave one of them out.`,
      2,
    );
  }
}
