// `npm start`: installs, builds, starts the sandbox gateway and opens VS Code with Easel and a sample workspace.
import fs from 'node:fs';
import path from 'node:path';
import { buildEasel } from './lib/buildEasel.mjs';
import { findDesktopVscode } from './lib/findDesktopVscode.mjs';
import { findFreePort, isPortFree } from './lib/freePort.mjs';
import { installDependencies } from './lib/installDependencies.mjs';
import { isInstalled } from './lib/installVscodeServer.mjs';
import { hasDisplay, openBrowser } from './lib/openBrowser.mjs';
import { linkExtension } from './lib/linkExtension.mjs';
import { desktopSettingsFile, openDesktopVscode } from './lib/openDesktopVscode.mjs';
import { root } from './lib/paths.mjs';
import { ensurePrerequisites } from './lib/prerequisites.mjs';
import { runScript } from './lib/problem.mjs';
import { createSampleWorkspace } from './lib/sampleWorkspace.mjs';
import { say } from './lib/say.mjs';
import { stopAllOnLeash, stopAllWhenTold } from './lib/startOnLeash.mjs';
import { readStartOptions } from './lib/startOptions.mjs';
import { startSandbox } from './lib/startSandbox.mjs';
import { startVscodeServer, userSettingsFile } from './lib/startVscodeServer.mjs';
import { useProjectNode } from './lib/useProjectNode.mjs';
import { describeVscode } from './lib/vscodeVersions.mjs';

await runScript(async () => {
  const options = await readStartOptions();
  const desktop = chooseDesktop(options);
  const version = options.vscode ?? 'latest';
  const needsCompiler = !desktop && !isInstalled(describeVscode(version));
  await ensurePrerequisites(['git', 'npm', ...(needsCompiler ? ['compiler'] : [])]);
  await installDependencies();
  await useProjectNode();
  stopAllWhenTold();
  try {
    await open({ ...options, desktop, version });
  } finally {
    await stopAllOnLeash();
  }
});

async function open(options) {
  await buildEasel({ skipWhenUpToDate: true });
  fs.mkdirSync(options.profile, { recursive: true });
  const folder = options.folder ?? path.join(options.profile, 'sample');
  if (!options.folder) createSampleWorkspace(folder);

  const memory = readMemory(options.profile);
  const sandbox = options.gateway ? undefined : await openSandbox(options, memory);
  const dataDir = path.join(options.profile, 'server');
  const settingsFile = options.desktop
    ? desktopSettingsFile(options.profile)
    : userSettingsFile(dataDir);
  const window = {
    folder,
    settings: chooseSettings(settingsFile, options.gateway, memory.gateway),
    env: sandbox ? { EASEL_SANDBOX_URL: sandbox.url } : {},
  };
  // A browser keeps VS Code's secrets by address, port included: another port would mean giving the key again.
  const port = options.port ?? (await reusePort(memory.vscodePort));
  memory.write({
    gateway: options.gateway,
    sandboxPort: sandbox ? Number(new URL(sandbox.url).port) : memory.sandboxPort,
    vscodePort: port,
  });

  const vscode = options.desktop
    ? openDesktopVscode({ ...window, command: options.desktop, profile: options.profile })
    : await openServer({ ...window, ...options, port, folder, dataDir });
  await Promise.race([vscode.exited, ...(sandbox ? [sandbox.exited] : [])]);
  say('VS Code has ended.');
}

async function openServer(options) {
  const extensionsDir = path.join(options.profile, 'extensions');
  linkExtension(extensionsDir, root);
  const server = await startVscodeServer({
    version: options.version,
    port: options.port,
    dataDir: options.dataDir,
    extensionsDir,
    folder: options.folder,
    settings: options.settings,
    env: options.env,
  });
  console.log(`VS Code: ${server.url}`);
  say('Open that address in a browser. Ctrl-C ends it.');
  if (options.isOpening && hasDisplay()) openBrowser(server.url);
  return server;
}

/** The same port as last time where it is free, so that tasks and settings that name it stay good. */
async function openSandbox(options, memory) {
  const port = await reusePort(memory.sandboxPort);
  const sandbox = await startSandbox({
    port: String(port),
    pace: options.pace,
    personality: options.personality,
    record: options.record,
    state: path.join(options.profile, 'sandbox.json'),
  });
  say(`The sandbox gateway listens at ${sandbox.url}.`);
  return sandbox;
}

/** The port of last time if it is free, else any. */
async function reusePort(port) {
  return port && (await isPortFree(port)) ? port : findFreePort();
}

/** Desktop VS Code only where a person can see it and asked for nothing that only the server has. */
function chooseDesktop(options) {
  if (!options.isOpening || options.vscode || options.port || !hasDisplay()) return undefined;
  return findDesktopVscode();
}

/** What the person set in this profile stays; the gateway of an earlier --gateway goes when it is not given again. */
function chooseSettings(file, gateway, earlierGateway) {
  let settings = {};
  try {
    settings = JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    // The first start, or a file with comments: begin anew.
  }
  if (earlierGateway && settings['easel.gateway.baseUrl'] === earlierGateway)
    delete settings['easel.gateway.baseUrl'];
  if (gateway) settings['easel.gateway.baseUrl'] = gateway;
  return settings;
}

function readMemory(profile) {
  const file = path.join(profile, 'start.json');
  let memory = {};
  try {
    memory = JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    // The first start.
  }
  return { ...memory, write: (next) => fs.writeFileSync(file, `${JSON.stringify(next)}\n`) };
}
