import * as vscode from 'vscode';
import { Messenger } from 'vscode-messenger';
import type { MessageParticipant } from 'vscode-messenger-common';
import type { PictureRef } from '../../domain/request';
import type {
  FeedLook,
  HostNotifications,
  HostRequests,
  Reply,
  RequestName,
  Surface,
} from '../../protocol/protocol';
import type { AttachedPicture, Snapshot } from '../../protocol/views';
import { problemOf } from '../problemView';
import type { Services } from '../services';
import { attachedPicture } from './attachedPicture';
import { galleryHtml, resourceRoots } from './galleryHtml';
import { OutlineSender } from './outlineSender';
import { pageHandlers, type PageHandlers } from './pageHandlers';
import { readNotification, readParams } from './pageInput';
import { readFeed } from './readFeed';
import { buildSnapshot, connectionView } from './snapshot';

export interface PageDependencies {
  readonly services: Services;
  readonly extensionUri: vscode.Uri;
  readonly surface: Surface;
  readonly container: vscode.WebviewView | vscode.WebviewPanel;
  readonly onFocus: (focus: { taskId?: string; cell?: number }) => void;
}

/** What a page is shown before it says what it looks at. */
const firstLook: FeedLook = { search: '', offset: 0, count: 40, isWall: false };
/** A page that takes longer to cut out a cell is stuck, in milliseconds. */
const cutWaitMs = 15_000;
/** A page that is shown again says hello within this, in milliseconds, unless VS Code has kept it as it was. */
const helloWaitMs = 15_000;

/** One webview and the conversation with it. The sidebar and the gallery are two of these. */
export class Page implements vscode.Disposable {
  readonly #dependencies: PageDependencies;
  readonly #messenger = new Messenger({ ignoreHiddenViews: false });
  readonly #receiver: MessageParticipant;
  /** Told while nobody listened. */
  readonly #waiting: (() => void)[] = [];
  /** It has said hello once. */
  #isReady = false;
  /** VS Code ends a page that is hidden and begins it anew when it is shown: until its hello it hears nothing. */
  #isListening = false;
  #helloTimer: NodeJS.Timeout | undefined;
  #publishing: Promise<void> | undefined;
  /** Something changed since the last snapshot was begun. */
  #isBehind = false;
  #look = firstLook;
  readonly #outlines = new OutlineSender();
  /** Open when the last snapshot was made: the next one tells what became of them. */
  #openIds: readonly string[] = [];

  constructor(dependencies: PageDependencies) {
    this.#dependencies = dependencies;
    const { container, extensionUri, services, surface } = dependencies;
    container.webview.options = {
      enableScripts: true,
      localResourceRoots: resourceRoots(extensionUri, services.pictures.folder),
    };
    this.#receiver = this.#register(container);
    this.#answerRequests(pageHandlers(services, this));
    this.#listen();
    container.webview.html = galleryHtml(container.webview, extensionUri, surface);
  }

  get isVisible(): boolean {
    return this.#dependencies.container.visible;
  }

  get surface(): Surface {
    return this.#dependencies.surface;
  }

  get webview(): vscode.Webview {
    return this.#dependencies.container.webview;
  }

  /** A picture with an address that this page may load. */
  attached(picture: PictureRef): AttachedPicture {
    return attachedPicture(this.#dependencies.services, this.webview, picture);
  }

  lookAt(look: FeedLook = firstLook): void {
    this.#look = look;
    this.#outlines.pageHas(look.outlineKey);
  }

  /**
   * Called by the handler of `page/hello`: from now on the page hears what is told, and what has changed since
   * the snapshot of its answer was read.
   */
  ready({ revision }: Snapshot): void {
    this.#isReady = true;
    this.#listens();
    if (this.#dependencies.services.store.revision !== revision) void this.publish();
  }

  /** To be called whenever it is hidden or shown. */
  visibilityChanged(): void {
    clearTimeout(this.#helloTimer);
    if (!this.isVisible) this.#isListening = false;
    else if (this.#isReady && !this.#isListening) {
      this.#helloTimer = setTimeout(() => this.#listens(), helloWaitMs);
    }
    void this.publish();
  }

  async snapshot(): Promise<Snapshot> {
    const { services } = this.#dependencies;
    const { store } = services;
    const look = this.#look;
    const now = new Date();
    const revision = store.revision;
    const { part: outline, count } = look.isWall
      ? await this.#outlines.read(store, look.search, now)
      : { part: this.#outlines.none(), count: undefined };
    const feed = await readFeed(store, look, now, this.#openIds, count);
    const openIds = store.open().map(({ id }) => id);
    const snapshot = await buildSnapshot(services, this.webview, {
      feed,
      revision,
      outline,
      connection: await connectionView(services),
    });
    this.#openIds = openIds;
    this.#outlines.wasSent(outline);
    return snapshot;
  }

  /**
   * Sends the whole truth, one at a time; a hidden page gets it when it is shown. Resolves when what is true now
   * has been sent, even where another snapshot was just being made.
   */
  publish(): Promise<void> {
    if (!this.#isReady || !this.isVisible) return Promise.resolve();
    this.#isBehind = true;
    this.#publishing ??= this.#publishAll();
    return this.#publishing;
  }

  async #publishAll(): Promise<void> {
    try {
      while (this.#isBehind) {
        this.#isBehind = false;
        this.#send('snapshot/changed', await this.snapshot());
      }
    } catch (error) {
      this.#dependencies.services.logger.log('error', 'gallery', String(error));
    } finally {
      this.#publishing = undefined;
    }
  }

  tell<K extends keyof HostNotifications>(name: K, params: HostNotifications[K]): void {
    if (this.#isListening) this.#send(name, params);
    else this.#waiting.push(() => this.#send(name, params));
  }

  /** Undefined when this page cannot: it does not show the task, or does not answer. */
  async cutCell(taskId: string, cell: number): Promise<Uint8Array | undefined> {
    if (!this.#isReady) return undefined;
    type Cut = HostRequests['cell/cut'];
    const asked = this.#messenger.sendRequest<Cut['params'], unknown>(
      { method: 'cell/cut' },
      this.#receiver,
      { taskId, cell },
    );
    const late = new Promise((resolve) => setTimeout(resolve, cutWaitMs));
    const bytes = await Promise.race([asked, late]).catch(() => undefined);
    return bytes instanceof ArrayBuffer && bytes.byteLength > 0 ? new Uint8Array(bytes) : undefined;
  }

  dispose(): void {
    clearTimeout(this.#helloTimer);
    this.#isReady = false;
    this.#isListening = false;
    this.#waiting.length = 0;
  }

  #listens(): void {
    clearTimeout(this.#helloTimer);
    this.#isListening = true;
    for (const tell of this.#waiting.splice(0)) setTimeout(tell);
  }

  #register(container: vscode.WebviewView | vscode.WebviewPanel): MessageParticipant {
    return 'reveal' in container
      ? this.#messenger.registerWebviewPanel(container)
      : this.#messenger.registerWebviewView(container);
  }

  #send<K extends keyof HostNotifications>(name: K, params: HostNotifications[K]): void {
    this.#messenger.sendNotification<HostNotifications[K]>(
      { method: name },
      this.#receiver,
      params,
    );
  }

  #answerRequests(handlers: PageHandlers): void {
    for (const name of Object.keys(handlers) as RequestName[]) {
      this.#messenger.onRequest<unknown, Reply<unknown>>({ method: name }, (params) =>
        this.#answer(handlers, name, params),
      );
    }
  }

  /** Never throws: a page that asks always hears back, and never sees a stack. */
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- K ties handler and params
  async #answer<K extends RequestName>(
    handlers: PageHandlers,
    name: K,
    params: unknown,
  ): Promise<Reply<unknown>> {
    try {
      return { ok: true, value: await handlers[name](readParams(name, params)) };
    } catch (error) {
      const { logger } = this.#dependencies.services;
      logger.log(
        'warn',
        'gallery',
        `${name}: ${error instanceof Error ? error.message : String(error)}`,
      );
      return { ok: false, problem: problemOf(error) };
    }
  }

  #listen(): void {
    const { services, onFocus } = this.#dependencies;
    this.#messenger.onNotification<unknown>({ method: 'log/write' }, (params) => {
      const line = readNotification('log/write', params);
      if (line) services.logger.log(line.level, 'page', line.message);
    });
    this.#messenger.onNotification<unknown>({ method: 'picture/copied' }, () => {
      vscode.window.setStatusBarMessage(`$(check) ${vscode.l10n.t('Picture copied')}`, 3_000);
    });
    this.#messenger.onNotification<unknown>({ method: 'focus/changed' }, (params) => {
      const focus = readNotification('focus/changed', params);
      if (focus) onFocus(focus);
    });
  }
}
