import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';
import { appears } from './appears';
import { launchChromiumProfile, type BrowserLook } from './chromium';
import { profilePort } from './profilePort';
import { inRepository, repository } from './repository';
import { loadScript, type ThemeLook, type VscodeServer } from './scripts';
import { findWebview } from './webviewFrame';

/** How a VS Code window is opened. */
export interface WindowOptions extends BrowserLook {
  /** `1.106` or `latest`; by default the one this run of the tier is for. */
  readonly version?: string;
  /** The workspace folder; by default a sample one inside the profile. */
  readonly folder?: string;
  /** Over the calm ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /**
   * Everything VS Code keeps: history, settings, installed extensions, secrets. Give the profile of a window that was
   * closed to come back to it. By default a new one that goes away with the window.
   */
  readonly profile?: string;
  /** Written to the user settings as `easel.gateway.baseUrl`. */
  readonly gatewayUrl?: string;
  /** Added to the environment of the extension host. */
  readonly env?: Readonly<Record<string, string>>;
  readonly theme?: ThemeLook;
  /** False for a window with only the extensions installed in the profile, as after installing a VSIX. */
  readonly isDevelopment?: boolean;
  readonly workspaceTrust?: boolean;
}

/** A VS Code window in a headless browser, with a server of its own. */
export class VscodeWindow {
  private constructor(
    readonly page: Page,
    readonly profile: string,
    readonly folder: string,
    /** `1.106` or `latest`. */
    readonly version: string,
    private readonly context: BrowserContext,
    private readonly server: VscodeServer,
    private readonly isProfileOurs: boolean,
  ) {}

  /** Opens a window and waits until the workbench can be used. */
  static async open(options: WindowOptions = {}): Promise<VscodeWindow> {
    const profile = options.profile ?? createProfile();
    const folder = options.folder ?? path.join(profile, 'sample');
    if (!options.folder) (await loadScript('createSampleWorkspace'))(folder);
    const server = await startServer(options, profile, folder);
    let context: BrowserContext | undefined;
    try {
      context = await launchChromiumProfile(path.join(profile, 'browser'), options);
      const page = context.pages()[0] ?? (await context.newPage());
      const window = new VscodeWindow(
        page,
        profile,
        folder,
        versionOf(options),
        context,
        server,
        !options.profile,
      );
      await page.goto(server.url, { waitUntil: 'commit' });
      await window.waitUntilReady();
      return window;
    } catch (error) {
      await context?.close();
      await server.stop();
      if (!options.profile) fs.rmSync(profile, { recursive: true, force: true, maxRetries: 20 });
      throw error;
    }
  }

  /**
   * Runs a command by its title in the palette, for example `Easel: Open Gallery`. The palette lists what is there when
   * it opens; commands of an extension that still starts come later, so it is opened again until they do.
   */
  async runCommand(title: string): Promise<void> {
    const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first();
    // The palette lists what is there when it opens, and closes when something takes the focus: ask again.
    const end = Date.now() + 60_000;
    while (Date.now() < end) {
      await this.openPalette();
      const isRun = await this.quickInput()
        .locator('input:visible')
        .first()
        .fill(`>${title}`, { timeout: 2000 })
        .then(() => row.click({ timeout: 3000 }))
        .then(
          () => true,
          () => false,
        );
      if (isRun) return;
      await this.page.keyboard.press('Escape');
    }
    throw new Error(`The palette has no command "${title}".`);
  }

  /** The quick input: palette, pickers, input boxes. */
  quickInput() {
    return this.page.locator('.quick-input-widget');
  }

  /** Writes into the input box that is asking now and accepts. */
  async answerQuickInput(text: string): Promise<void> {
    const input = this.quickInput().locator('input:visible').first();
    await input.waitFor();
    await input.fill(text);
    await input.press('Enter');
  }

  /** Picks a row of the quick pick that is asking now, by a part of its text. */
  async pickQuickInput(text: string): Promise<void> {
    await this.page
      .locator('.quick-input-list .monaco-list-row', { hasText: text })
      .first()
      .click();
  }

  /** Shows the Easel view in the side bar. */
  async showEasel(): Promise<void> {
    const tab = this.page.locator('.activitybar').getByRole('tab', { name: /^Easel/ });
    // The explorer has a heading too, with the name of the folder, which may begin with "easel-".
    const heading = { name: /^Easel(?![-\w])/ };
    const view = this.page.locator('.part.sidebar').getByRole('heading', heading).first();
    await tab.waitFor();
    // A click on the tab of a view that is just being restored would hide it, so look before each one.
    for (let attempt = 0; attempt < 5; attempt++) {
      if (await appears(view, 3000)) return;
      await tab.click();
    }
    throw new Error('The Easel view did not open.');
  }

  /** The inside of the Easel view, shown first if need be. */
  async easelFrame(): Promise<FrameLocator> {
    await this.showEasel();
    return findWebview(this.page, 'easel.tasks');
  }

  /** The inside of the gallery panel, which must be open. */
  galleryFrame(): Promise<FrameLocator> {
    return findWebview(this.page, 'easel.gallery');
  }

  /** Opens a file of the workspace in the editor, by its path inside the folder. */
  async openFile(relativePath: string): Promise<void> {
    await this.page.keyboard.press('Control+P');
    const input = this.quickInput().locator('input:visible').first();
    await input.waitFor();
    await input.fill(relativePath);
    const name = path.basename(relativePath);
    // What was open lately comes before what the search finds.
    await this.page
      .locator('.quick-input-list .monaco-list-row', { hasText: name })
      .first()
      .click();
    await this.page
      .locator('.tabs-container')
      .getByRole('tab', { name: new RegExp(name) })
      .waitFor();
  }

  /** The notifications (toasts) on screen. */
  notifications() {
    return this.page.locator('.notifications-toasts .notification-list-item');
  }

  /**
   * Reloads the window by VS Code's own command. Reloading the page under it would lose what it had not yet put into
   * the browser's store, open editors among it.
   */
  async reload(): Promise<void> {
    await Promise.all([
      this.page.waitForEvent('framenavigated', {
        predicate: (frame) => frame === this.page.mainFrame(),
        timeout: 60_000,
      }),
      this.runCommand('Developer: Reload Window'),
    ]);
    await this.waitUntilReady();
  }

  /** Writes a picture of the window: to test-results/, or with EASEL_README_SHOTS=1 to media/readme/. */
  async screenshot(name: string): Promise<string> {
    return this.screenshotOf(this.page, name);
  }

  /** The same of a part of the window. */
  async screenshotOf(part: Page | Locator, name: string): Promise<string> {
    const isForReadme = process.env['EASEL_README_SHOTS'] === '1' && readmeShots.has(name);
    const folder = isForReadme ? inRepository('media', 'readme') : inRepository('test-results');
    fs.mkdirSync(folder, { recursive: true });
    const file = path.join(folder, name.endsWith('.png') ? name : `${name}.png`);
    await part.screenshot({ path: file });
    return file;
  }

  /**
   * Waits until VS Code has started whatever it starts after it can be used: its thread was never busy for long in
   * the last three seconds. For figures, which would tell of that; half a minute at most.
   */
  async untilQuiet(): Promise<void> {
    await this.page.evaluate(async () => {
      let last = performance.now();
      const observer = new PerformanceObserver((list) => {
        for (const { startTime, duration } of list.getEntries()) last = startTime + duration;
      });
      observer.observe({ type: 'longtask' });
      const latest = last + 30_000;
      while (performance.now() < Math.min(latest, last + 3_000)) {
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      observer.disconnect();
    });
  }

  /** Collects what the browser's console says from now on, as far as it matches. */
  listenForConsole(pattern: RegExp): readonly string[] {
    const lines: string[] = [];
    this.page.on('console', (message) => {
      if (pattern.test(message.text())) lines.push(message.text());
    });
    return lines;
  }

  /** What the server has printed. */
  serverLog(): string {
    return this.server.logs();
  }

  /** Closes the window and ends its server; a profile made for this window is removed. */
  async close(): Promise<void> {
    await this.context.close();
    await this.server.stop();
    if (this.isProfileOurs)
      fs.rmSync(this.profile, { recursive: true, force: true, maxRetries: 20 });
  }

  private async openPalette(): Promise<void> {
    // F1 while the page still loads, or with the focus in a webview that swallows it, is lost: ask again.
    const widget = this.quickInput();
    for (let attempt = 0; attempt < 5; attempt++) {
      await this.page.keyboard.press('F1');
      if (await appears(widget, 2000)) return;
      await this.page.locator('.titlebar, .part.statusbar').first().click({ force: true });
    }
    throw new Error('The palette did not open.');
  }

  private async waitUntilReady(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
    // The remote indicator names the server once the extension host's connection stands.
    await this.page.locator('.activitybar .action-item').first().waitFor({ timeout: 30_000 });
  }
}

/** The pictures that README.md shows. */
const readmeShots: ReadonlySet<string> = new Set([
  'sidebar-dark',
  'sidebar-light',
  'gallery-dark',
  'gallery-light',
  'upscaled-dark',
]);

/** Opens a VS Code window; see WindowOptions. */
export function openWindow(options: WindowOptions = {}): Promise<VscodeWindow> {
  return VscodeWindow.open(options);
}

/** A folder for a profile that several windows use one after the other; the test removes it. */
export function createProfile(): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), 'easel-profile-'));
}

function versionOf(options: WindowOptions): string {
  return options.version ?? process.env['EASEL_VSCODE'] ?? 'latest';
}

async function startServer(
  options: WindowOptions,
  profile: string,
  folder: string,
): Promise<VscodeServer> {
  const startVscodeServer = await loadScript('startVscodeServer');
  const extensionsDir = path.join(profile, 'extensions');
  if (options.isDevelopment !== false) {
    (await loadScript('linkExtension'))(extensionsDir, repository);
  }
  return startVscodeServer({
    version: versionOf(options),
    port: await profilePort(profile),
    dataDir: path.join(profile, 'server'),
    extensionsDir,
    folder,
    ...(options.theme ? { theme: options.theme } : {}),
    settings: {
      ...(options.gatewayUrl ? { 'easel.gateway.baseUrl': options.gatewayUrl } : {}),
      ...options.settings,
    },
    ...(options.env ? { env: options.env } : {}),
    ...(options.workspaceTrust ? { workspaceTrust: true } : {}),
  });
}
