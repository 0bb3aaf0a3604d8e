import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/sandbox';
import { openWindow, type VscodeWindow, type WindowOptions } from './vscodeWindow';

/** A window with Easel whose gateway is a sandbox of this test, with a key set as a person sets it. */
export interface EaselSession {
  readonly window: VscodeWindow;
  readonly sandbox: Sandbox;
  readonly key: string;
  close(): Promise<void>;
}

export const testKey = 'sk-easel-0123456789-never-on-disk';

export async function openEaselSession(
  options: {
    sandbox?: SandboxOptions;
    window?: WindowOptions;
    key?: string;
    /** False leaves the side bar as VS Code opens it. */
    isEaselShown?: boolean;
  } = {},
): Promise<EaselSession> {
  const sandbox = await startSandbox({ pace: 0.05, ...options.sandbox });
  const key = options.key ?? testKey;
  const window = await openWindow({ gatewayUrl: sandbox.url, ...options.window });
  const close = async () => {
    await window.close();
    await sandbox.close();
  };
  try {
    // The palette lists what is there when it opens: the extension's commands come a little later.
    const isShown = options.isEaselShown !== false;
    if (isShown) await window.easelFrame();
    await setKey(window, key);
    // The command ends with the cursor in the prompt; what is typed before may go there or elsewhere.
    if (isShown) await promptWithCursor(await window.easelFrame()).waitFor();
  } catch (error) {
    await window.screenshot('not-opened');
    await close();
    throw error;
  }
  return { window, sandbox, key, close };
}

export async function setKey(window: VscodeWindow, key: string): Promise<void> {
  await window.runCommand('Easel: Set API Key');
  await window.answerQuickInput(key);
}

function promptWithCursor(frame: FrameLocator): Locator {
  return frame.locator('textarea.prompt-text:focus');
}

/** Writes a prompt and presses Enter; the new card, which is the first with that name. */
export async function imagine(frame: FrameLocator, prompt: string): Promise<Locator> {
  const box = frame.getByRole('textbox', { name: 'Prompt' });
  await box.fill(prompt);
  await box.press('Enter');
  const card = cardOf(frame, prompt);
  await card.waitFor();
  return card;
}

export function cardOf(frame: FrameLocator, prompt: string): Locator {
  return frame.getByRole('article', { name: prompt }).first();
}

/** The card is done and shows its four pictures. */
export async function waitForGrid(card: Locator): Promise<void> {
  await card.getByRole('list', { name: 'Pictures' }).waitFor({ timeout: 30_000 });
  await card.getByRole('button', { name: 'U1', exact: true }).first().waitFor({ timeout: 30_000 });
}

/** Requests of one kind that a sandbox has seen. Asking by GET whether a submit's path is there is none of that kind. */
export function requestsTo(sandbox: Sandbox, suffix: string) {
  const isProbe = (method: string, to: string) => method === 'GET' && to.includes('/submit/');
  return sandbox.requests.filter(
    ({ method, path: to }) => to.endsWith(suffix) && !isProbe(method, to),
  );
}

/** Easel's own folder in the profile of a window. */
export function storageFolder(window: VscodeWindow): string {
  return path.join(window.profile, 'server', 'data', 'User', 'globalStorage', 'easel.easel');
}

/** Files below a folder, without following links; one folder in it may be left out. */
export function filesBelow(folder: string, leftOut?: string): readonly string[] {
  if (folder === leftOut) return [];
  const entries = unlessGone([], () => fs.readdirSync(folder, { withFileTypes: true }));
  return entries.flatMap((entry) => {
    const one = path.join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(one, leftOut);
    return entry.isFile() ? [one] : [];
  });
}

/** What is in a file that filesBelow has found; nothing where it went meanwhile. */
export function bytesOf(file: string): Buffer {
  return unlessGone(Buffer.alloc(0), () => fs.readFileSync(file));
}

/** Whoever writes beside a test moves and removes files while it looks through them. */
function unlessGone<T>(otherwise: T, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return otherwise;
    throw error;
  }
}

/** Asks until it holds; the sentence says what was waited for. */
export async function eventually(
  sentence: string,
  holds: () => boolean | Promise<boolean>,
  timeoutMs = 20_000,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail(sentence);
}
