import fs from 'node:fs';
import path from 'node:path';
import { calmSettings } from './calmSettings.mjs';
import { root } from './paths.mjs';
import { startOnLeash } from './startOnLeash.mjs';

/**
 * Opens Easel in an installed desktop VS Code, in a profile of its own so that the person's own is untouched.
 *
 * @param {{ command: string, profile: string, folder: string, settings: Record<string, unknown>, env: Record<string, string> }} options
 * @returns {{ exited: Promise<number>, stop: () => Promise<void> }} ended when the window is closed
 */
export function openDesktopVscode({ command, profile, folder, settings, env }) {
  const userData = path.join(profile, 'desktop');
  const file = desktopSettingsFile(profile);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `${JSON.stringify({ ...calmSettings, ...settings }, null, 2)}\n`);
  const args = [
    ...['--user-data-dir', userData, '--extensions-dir', path.join(profile, 'extensions')],
    `--extensionDevelopmentPath=${root}`,
    ...['--disable-workspace-trust', '--new-window', '--wait', folder],
  ];
  return startOnLeash(command, args, { env: { ...process.env, ...env } });
}

export const desktopSettingsFile = (profile) =>
  path.join(profile, 'desktop', 'User', 'settings.json');
