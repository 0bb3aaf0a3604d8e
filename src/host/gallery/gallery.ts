import * as vscode from 'vscode';
import type { PictureRef } from '../../domain/request';
import type {
  CellParams,
  CellToCut,
  HostNotifications,
  PictureToCompose,
  Surface,
} from '../../protocol/protocol';
import { contextKeys, viewIds } from '../manifest';
import type { ComposerPage, GalleryControl, Services } from '../services';
import { problemOf } from '../problemView';
import { sentenceHtml } from './galleryHtml';
import { Page } from './page';

/** Changes within this time go to the pages together, in milliseconds. */
const gatherMs = 40;

/** The pages that are open now, kept up to date; and what commands may ask of them. */
export class Gallery implements GalleryControl, vscode.Disposable {
  readonly #extensionUri: vscode.Uri;
  readonly #services: () => Promise<Services>;
  readonly #pages = new Map<Surface, Page>();
  #waiting: { readonly surface: Surface; readonly tell: (page: Page) => void }[] = [];
  #panel: vscode.WebviewPanel | undefined;
  #timer: NodeJS.Timeout | undefined;
  #focus: { taskId?: string; cell?: number } = {};

  constructor(extensionUri: vscode.Uri, services: () => Promise<Services>) {
    this.#extensionUri = extensionUri;
    this.#services = services;
  }

  get focusedTaskId(): string | undefined {
    return this.#focus.taskId;
  }

  get focusedCell(): number | undefined {
    return this.#focus.cell;
  }

  get isVisible(): boolean {
    return [...this.#pages.values()].some((page) => page.isVisible);
  }

  readonly refresh = (): void => {
    if (!this.isVisible) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      for (const page of this.#pages.values()) void page.publish();
    }, gatherMs);
  };

  async showSidebar(): Promise<void> {
    await vscode.commands.executeCommand(`${viewIds.sidebar}.focus`);
  }

  openPanel(): void {
    if (this.#panel) {
      this.#panel.reveal();
      return;
    }
    const title = vscode.l10n.t('Easel Gallery');
    const panel = vscode.window.createWebviewPanel(
      viewIds.gallery,
      title,
      vscode.ViewColumn.Active,
    );
    void this.attach('gallery', panel);
  }

  async composerPage(surface: Surface = 'sidebar'): Promise<ComposerPage> {
    if (surface === 'sidebar') await this.showSidebar();
    return new Promise((resolve) => this.#whenThere(surface, resolve));
  }

  async fillComposer(
    fill: HostNotifications['composer/fill'],
    surface: Surface = 'sidebar',
  ): Promise<void> {
    if (surface === 'sidebar') await this.showSidebar();
    this.#tell(surface, 'composer/fill', fill);
  }

  async addReference(surface: Surface, picture: PictureRef, cell?: CellToCut): Promise<void> {
    if (surface === 'sidebar') await this.showSidebar();
    this.#whenThere(surface, (page) =>
      page.tell('reference/add', {
        picture: page.attached(picture),
        ...(cell ? { cell } : {}),
      }),
    );
  }

  async composeWith(
    surface: Surface,
    picture: PictureRef,
    about: Omit<PictureToCompose, 'picture'>,
  ): Promise<void> {
    if (surface === 'sidebar') await this.showSidebar();
    else this.openPanel();
    this.#whenThere(surface, (page) =>
      page.tell('picture/compose', { ...about, picture: page.attached(picture) }),
    );
  }

  async revealTask(taskId: string): Promise<void> {
    this.#tell(await this.#showTasks(), 'task/reveal', { taskId });
  }

  dropTasks(taskIds: readonly string[]): void {
    for (const page of this.#pages.values()) page.tell('tasks/gone', { taskIds });
  }

  async openInput(taskId: string): Promise<void> {
    await this.#tellFocused(undefined, 'input/open', { taskId });
  }

  /** Where a person already looks, else the sidebar. */
  async #showTasks(): Promise<Surface> {
    if (this.#panel?.visible) return 'gallery';
    await this.showSidebar();
    return 'sidebar';
  }

  viewPicture(surface: Surface | undefined, taskId: string, cell?: number): Promise<void> {
    return this.#tellFocused(surface, 'picture/view', placeOf(taskId, cell));
  }

  comparePicture(surface: Surface | undefined, taskId: string, cell?: number): Promise<void> {
    return this.#tellFocused(surface, 'picture/compare', placeOf(taskId, cell));
  }

  copyPicture(surface: Surface | undefined, taskId: string, cell?: number): Promise<void> {
    return this.#tellFocused(surface, 'picture/copy', placeOf(taskId, cell));
  }

  async cutCell(taskId: string, cell: number): Promise<Uint8Array | undefined> {
    for (const page of this.#pages.values()) {
      const bytes = page.isVisible ? await page.cutCell(taskId, cell) : undefined;
      if (bytes) return bytes;
    }
    return undefined;
  }

  /** Puts the page into a view or a panel that VS Code made, new or restored after a reload. */
  async attach(
    surface: Surface,
    container: vscode.WebviewView | vscode.WebviewPanel,
  ): Promise<void> {
    if (surface === 'gallery') this.#adoptPanel(container as vscode.WebviewPanel);
    const life = { isOver: false };
    container.onDidDispose(() => (life.isOver = true));
    const services = await this.#services().catch((error: unknown) => {
      if (!life.isOver) container.webview.html = sentenceHtml(problemOf(error).sentence);
    });
    if (!services || life.isOver) return;
    const page = new Page({
      container,
      surface,
      extensionUri: this.#extensionUri,
      services,
      onFocus: (focus) => this.#setFocus(focus),
    });
    this.#pages.set(surface, page);
    for (const late of this.#waiting.filter((each) => each.surface === surface)) late.tell(page);
    this.#waiting = this.#waiting.filter((each) => each.surface !== surface);
    const onChange = () => page.visibilityChanged();
    const shown =
      'onDidChangeVisibility' in container
        ? container.onDidChangeVisibility(onChange)
        : container.onDidChangeViewState(onChange);
    container.onDidDispose(() => {
      shown.dispose();
      page.dispose();
      if (this.#pages.get(surface) === page) this.#pages.delete(surface);
    });
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#panel?.dispose();
    for (const page of this.#pages.values()) page.dispose();
    this.#pages.clear();
  }

  #adoptPanel(panel: vscode.WebviewPanel): void {
    this.#panel = panel;
    // A tab's icon has no colour of its own to inherit.
    const icon = (name: string) => vscode.Uri.joinPath(this.#extensionUri, 'media', name);
    panel.iconPath = { light: icon('easel-light.svg'), dark: icon('easel-dark.svg') };
    panel.onDidDispose(() => (this.#panel = undefined));
  }

  /** The page a person looks at, with the focus in it: the one named, an open gallery, else the sidebar. */
  async #tellFocused<K extends keyof HostNotifications>(
    surface: Surface | undefined,
    name: K,
    params: HostNotifications[K],
  ): Promise<void> {
    const isInPanel = surface ? surface === 'gallery' : this.#panel?.visible === true;
    if (isInPanel) this.#panel?.reveal();
    else await this.showSidebar();
    this.#tell(isInPanel ? 'gallery' : 'sidebar', name, params);
  }

  /** A view that was never shown makes its page only later; what it is told waits until then. */
  #tell<K extends keyof HostNotifications>(
    surface: Surface,
    name: K,
    params: HostNotifications[K],
  ): void {
    this.#whenThere(surface, (page) => page.tell(name, params));
  }

  #whenThere(surface: Surface, tell: (page: Page) => void): void {
    const page = this.#pages.get(surface);
    if (page) tell(page);
    else this.#waiting.push({ surface, tell });
  }

  #setFocus(focus: { taskId?: string; cell?: number }): void {
    this.#focus = focus;
    void vscode.commands.executeCommand(
      'setContext',
      contextKeys.hasFocusedTask,
      focus.taskId !== undefined,
    );
  }
}

function placeOf(taskId: string, cell: number | undefined): CellParams {
  return { taskId, ...(cell === undefined ? {} : { cell }) };
}
