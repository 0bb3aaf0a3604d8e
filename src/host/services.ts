import type * as vscode from 'vscode';
import type { Logger } from '../base/logger';
import type { Provider } from '../providers/provider';
import type { PictureRef } from '../domain/request';
import type {
  CellToCut,
  ComposerFill,
  HostNotifications,
  PictureToCompose,
  Surface,
} from '../protocol/protocol';
import type { AttachedPicture } from '../protocol/views';
import type { TaskDurations } from '../tasks/pacing/taskDurations';
import type { TaskManager } from '../tasks/taskManager';
import type { TaskPoller } from '../tasks/taskPoller';
import type { TaskStore } from '../tasks/taskStore';
import type { LastEditor } from './documents/lastEditor';
import type { Gateways } from './gateways';
import type { PictureFolder } from './images/pictureFolder';
import type { KeyStore } from './keyStore';
import type { Settings } from './settings';

/** What commands and page handlers work with; built once in `composeServices.ts`. */
export interface Services {
  readonly tasks: TaskManager;
  readonly store: TaskStore;
  readonly pictures: PictureFolder;
  readonly gateways: Gateways;
  readonly providers: ReadonlyMap<string, Provider>;
  readonly poller: Pick<TaskPoller, 'pausedFailure'>;
  readonly durations: Pick<TaskDurations, 'of'>;
  readonly keys: KeyStore;
  readonly settings: Settings;
  readonly gallery: GalleryControl;
  readonly lastEditor: Pick<LastEditor, 'place'>;
  readonly log: vscode.LogOutputChannel;
  readonly logger: Logger;
  /** The last lines of the log, oldest first. */
  readonly recentLog: () => readonly string[];
}

/** A page whose composer is filled. */
export interface ComposerPage {
  tell<K extends keyof HostNotifications>(name: K, params: HostNotifications[K]): void;
  /** A picture with an address that this page may load. */
  attached(picture: PictureRef): AttachedPicture;
}

/** What commands may ask of the page, wherever it is shown. */
export interface GalleryControl {
  /** The task with the focus in the page that was used last. */
  readonly focusedTaskId: string | undefined;
  /** The cell (1–4) with the focus, in a grid. */
  readonly focusedCell: number | undefined;
  readonly isVisible: boolean;
  showSidebar(): Promise<void>;
  openPanel(): void;
  /** Tells the visible pages, soon, that something changed. */
  refresh(): void;
  /** That page, whose menu or button it was; by default the one in the sidebar, shown first. */
  composerPage(surface?: Surface): Promise<ComposerPage>;
  /** Fills the composer of that page, by default of the one in the sidebar, shown first. */
  fillComposer(fill: ComposerFill, surface?: Surface): Promise<void>;
  /** Puts a picture, or one cell of it, into the composer of that page. */
  addReference(surface: Surface, picture: PictureRef, cell?: CellToCut): Promise<void>;
  /** Begins a request about one picture in that page, which is opened first if need be. */
  composeWith(
    surface: Surface,
    picture: PictureRef,
    about: Omit<PictureToCompose, 'picture'>,
  ): Promise<void>;
  revealTask(taskId: string): Promise<void>;
  /** They were taken out of the history: no page has them selected any more. */
  dropTasks(taskIds: readonly string[]): void;
  /** The same for what a task waits for: the focus is in its words, or its mask studio opens. */
  openInput(taskId: string): Promise<void>;
  /** Shows a picture by itself; where no page is named, in the one a person looks at. */
  viewPicture(surface: Surface | undefined, taskId: string, cell?: number): Promise<void>;
  /** Marks a picture, or compares it with the one that is marked. */
  comparePicture(surface: Surface | undefined, taskId: string, cell?: number): Promise<void>;
  /** Puts a picture into the clipboard. The page gets the focus for it: without, it may not. */
  copyPicture(surface: Surface | undefined, taskId: string, cell?: number): Promise<void>;
  /** One cell of a grid as a PNG, cut out by a page that shows it; undefined when none can. */
  cutCell(taskId: string, cell: number): Promise<Uint8Array | undefined>;
}
