import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { calmSettings } from './calmSettings.mjs';
import { findFreePort, isPortFree } from './freePort.mjs';
import { installVscodeServer } from './installVscodeServer.mjs';
import { Problem } from './problem.mjs';
import { startOnLeash } from './startOnLeash.mjs';
import { themeName } from './themeName.mjs';
import { workbenchUrl } from './workbenchUrl.mjs';

const startLimitMs = 60_000;

/**
 * Starts a VS Code server on 127.0.0.1 and waits until it answers.
 *
 * @param {object} options
 * @param {string} options.version one of `vscodeVersions`
 * @param {string} options.dataDir global storage, logs and user settings
 * @param {string} options.extensionsDir installed extensions
 * @param {number} [options.port] any free one by default
 * @param {string} [options.folder] the workspace folder, absolute
 * @param {string} [options.extensionDevelopmentPath]
 * @param {string} [options.extensionTestsPath]
 * @param {Record<string, string>} [options.extensionEnvironment] for the extension host of windows opened at `url`
 * @param {Record<string, unknown>} [options.settings] over the calm ones; `undefined` takes one away
 * @param {'dark' | 'light' | 'hcDark' | 'hcLight'} [options.theme]
 * @param {Record<string, string>} [options.env] added to the environment of the server and every extension host
 * @param {boolean} [options.workspaceTrust] false by default: every folder is trusted, nothing is asked
 * @returns {Promise<{ url: string, port: number, logs: () => string, stop: () => Promise<void>, exited: Promise<number> }>}
 */
export async function startVscodeServer(options) {
  const server = await installVscodeServer(options.version);
  const port = options.port ?? (await findFreePort());
  if (!(await isPortFree(port))) {
    throw new Problem(
      `Port ${port} is in use; give another one with --port, or stop what listens there.`,
      2,
    );
  }
  writeUserSettings(options.dataDir, {
    'workbench.colorTheme': themeName(options.version, options.theme ?? 'dark'),
    ...options.settings,
  });
  fs.mkdirSync(options.extensionsDir, { recursive: true });

  const lines = [];
  const handle = startOnLeash(server.nodePath, serverArguments(server, port, options), {
    env: {
      ...serverEnvironment(options.env),
      EASEL_MINT_KEY_FILE: path.join(options.dataDir, 'mint-key'),
    },
    onLine: (line) => {
      lines.push(line);
      if (lines.length > 2000) lines.shift();
    },
  });
  await waitUntilItAnswers(port, handle, lines);
  return {
    url: workbenchUrl({ ...options, port }),
    port,
    logs: () => lines.join('\n'),
    stop: handle.stop,
    exited: handle.exited,
  };
}

/** The file a server reads as the person's own settings. */
export const userSettingsFile = (dataDir) => path.join(dataDir, 'data', 'User', 'settings.json');

function writeUserSettings(dataDir, settings) {
  const file = userSettingsFile(dataDir);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `${JSON.stringify({ ...calmSettings, ...settings }, null, 2)}\n`);
}

function serverArguments(server, port, options) {
  return [
    ...['--require', path.join(import.meta.dirname, 'mintKey.cjs')],
    server.serverMain,
    ...['--host', '127.0.0.1', '--port', String(port)],
    '--without-connection-token',
    '--accept-server-license-terms',
    // Only with it the address may name an extension under development; it also keeps toasts away.
    ...(options.extensionDevelopmentPath ? ['--enable-smoke-test-driver'] : []),
    ...['--server-data-dir', options.dataDir, '--extensions-dir', options.extensionsDir],
    ...['--telemetry-level', 'off'],
    ...(options.workspaceTrust ? [] : ['--disable-workspace-trust']),
  ];
}

/** Node options of whoever started us (a debugger, source maps) are not meant for VS Code. */
function serverEnvironment(extra) {
  const env = { ...process.env, ...extra };
  for (const name of Object.keys(env)) {
    if (/^(NODE_OPTIONS|VSCODE_.*|npm_.*)$/.test(name) && !(extra && name in extra))
      delete env[name];
  }
  return env;
}

async function waitUntilItAnswers(port, handle, lines) {
  const deadline = Date.now() + startLimitMs;
  while (Date.now() < deadline) {
    if (handle.hasExited()) {
      throw new Problem(
        `${lines.slice(-20).join('\n')}\nThe VS Code server ended before it was ready.`,
      );
    }
    try {
      const reply = await fetch(`http://127.0.0.1:${port}/version`);
      await reply.body?.cancel();
      if (reply.ok) return;
    } catch {
      // Not listening yet.
    }
    await delay(50);
  }
  await handle.stop();
  throw new Problem(
    `${lines.slice(-20).join('\n')}\nThe VS Code server did not answer within ${startLimitMs / 1000} s.`,
  );
}
