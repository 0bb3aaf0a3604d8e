import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { loadScript } from './scripts';

/** Window sizes and colours a test may ask for. */
export interface BrowserLook {
  readonly size?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'dark' | 'light';
  readonly forcedColors?: 'active' | 'none';
}

/** Starts the headless browser of the machine, with nothing kept from earlier. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch(await launchOptions());
}

/** Starts it on a profile folder: what VS Code keeps in the browser (secrets, state) is there the next time. */
export async function launchChromiumProfile(
  folder: string,
  look: BrowserLook = {},
): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, {
    ...(await launchOptions()),
    viewport: look.size ?? { width: 1280, height: 800 },
    colorScheme: look.colorScheme ?? 'dark',
    permissions: ['clipboard-read', 'clipboard-write'],
    ...(look.forcedColors ? { forcedColors: look.forcedColors } : {}),
  });
}

async function launchOptions(): Promise<{ executablePath: string; args: string[] }> {
  const findChromium = await loadScript('findChromium');
  const executablePath = findChromium();
  if (!executablePath) throw new Error('Chromium is missing: apt-get install -y chromium');
  return { executablePath, args: [...(await loadScript('chromiumFlags'))] };
}
