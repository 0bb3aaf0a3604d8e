import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { ComposerFill, Hello } from '../../../src/protocol/protocol';
import type { Snapshot } from '../../../src/protocol/views';
import { launchChromium } from '../chromium';
import type { SentMessage } from './fakeHost';
import type { SampleHistory } from './sampleHistory';
import { startPageServer, type PageServer, type ServedPage } from './pageServer';

export interface OpenOptions {
  readonly snapshot: Snapshot;
  readonly surface?: ServedPage['surface'];
  readonly theme?: ServedPage['theme'];
  readonly width?: number;
  readonly height?: number;
  readonly answers?: Readonly<Record<string, unknown>>;
  readonly state?: unknown;
  readonly hello?: Partial<Hello>;
  /** Answers what the page asks of a history too large to be sent. */
  readonly history?: SampleHistory;
}

/** One Chromium and one server for a file of tests. */
export class PageBench {
  readonly #browser: Browser;
  readonly #server: PageServer;

  private constructor(browser: Browser, server: PageServer) {
    this.#browser = browser;
    this.#server = server;
  }

  static async start(bundleFolder = path.resolve('dist/webview')): Promise<PageBench> {
    const server = await startPageServer(bundleFolder);
    return new PageBench(await launchChromium(), server);
  }

  async open(options: OpenOptions): Promise<OpenedPage> {
    const { surface = 'sidebar', theme = 'dark', width = 300, height = 900 } = options;
    const hello = { surface, locale: 'en', snapshot: options.snapshot, ...options.hello };
    const host = {
      answers: { 'page/hello': { ok: true, value: hello }, ...options.answers },
      state: options.state,
    };
    const context = await this.#browser.newContext({ viewport: { width, height } });
    const page = await context.newPage();
    await options.history?.standBehind(page);
    await page.goto(this.#server.serve({ surface, theme, host }));
    await page.getByRole('main').waitFor();
    return new OpenedPage(page);
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    await this.#server.close();
  }
}

/** A page and the host behind it. */
export class OpenedPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** What the page sent so far, in order; only one method's when it is named. */
  async sent(method?: string): Promise<readonly SentMessage[]> {
    const all = await this.page.evaluate(() => window.fakeHost.sent);
    return method === undefined ? all : all.filter((message) => message.method === method);
  }

  async push(snapshot: Snapshot): Promise<void> {
    await this.notify('snapshot/changed', snapshot);
  }

  async fill(fill: ComposerFill): Promise<void> {
    await this.notify('composer/fill', fill);
  }

  async reveal(taskId: string): Promise<void> {
    await this.notify('task/reveal', { taskId });
  }

  violations(): Promise<readonly string[]> {
    return this.page.evaluate(() => window.fakeHost.violations);
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  /** Returns when the page has drawn what it was told. */
  async notify(method: string, params: unknown): Promise<void> {
    await this.page.evaluate(
      async ([name, value]) => {
        window.fakeHost.notify(name, value);
        await new Promise((resolve) => setTimeout(() => requestAnimationFrame(resolve)));
      },
      [method, params] as const,
    );
  }

  /** Returns when such a request was answered, and the page has drawn what it was told. */
  async answered(method: string): Promise<void> {
    await this.page.waitForFunction((name) => window.fakeHost.answered.includes(name), method);
    await this.page.evaluate(
      () => new Promise((resolve) => setTimeout(() => requestAnimationFrame(resolve))),
    );
  }
}
