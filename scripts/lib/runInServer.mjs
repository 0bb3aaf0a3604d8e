import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { chromiumFlags } from './chromiumFlags.mjs';
import { findChromium } from './findChromium.mjs';
import { startVscodeServer } from './startVscodeServer.mjs';

/**
 * Opens a headless window on a VS Code server that loads the tests, and waits for their record.
 *
 * @param {object} session see runHostTier
 * @returns {Promise<{ timedOut?: boolean, problem?: string }>}
 */
export async function runInServer(session) {
  const { chromium } = await import('playwright-core');
  const server = await startVscodeServer({
    version: session.version,
    dataDir: path.join(session.scratch, 'server'),
    extensionsDir: path.join(session.scratch, 'extensions'),
    folder: session.folder,
    extensionDevelopmentPath: session.extensionDevelopmentPath,
    extensionTestsPath: session.extensionTestsPath,
    env: session.env,
  });
  const pageLines = [];
  let browser;
  try {
    browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
    const page = await browser.newPage();
    page.on('console', (message) => pageLines.push(message.text()));
    await page.goto(server.url, { waitUntil: 'commit' });
    if (await waitFor(session.isFinished, session.limitMs)) return {};
    console.log(`Last lines of the window:\n${pageLines.slice(-20).join('\n')}`);
    console.log(`Last lines of the server:\n${server.logs().split('\n').slice(-20).join('\n')}`);
    return { timedOut: true };
  } catch (error) {
    return { problem: `${error.message}\n${pageLines.slice(-20).join('\n')}` };
  } finally {
    await browser?.close();
    await server.stop();
  }
}

async function waitFor(condition, limitMs) {
  const deadline = Date.now() + limitMs;
  while (Date.now() < deadline) {
    if (condition()) return true;
    await delay(100);
  }
  return false;
}
