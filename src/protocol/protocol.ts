import type { BlendShape, VideoResolution } from '../domain/request';
import type {
  AttachedPicture,
  Draft,
  DraftKind,
  GeneralRemedyId,
  ProblemView,
  RemedyId,
  Snapshot,
} from './views';

/** Every request is answered: with a value, or with a problem that can be shown as it is. */
export type Reply<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: ProblemView };

export type Surface = 'sidebar' | 'gallery';

/** Requests of the page, answered by the host. A handler for each is a compile-time duty. */
export interface Requests {
  /** First of all: who am I, in which language. */
  'page/hello': { params: { readonly look?: FeedLook }; result: Hello };
  'task/submit': { params: { readonly draft: Draft }; result: { readonly taskId: string } };
  'task/answer': {
    params: TaskParams & {
      readonly prompt: string;
      /** A PNG as large as the parent's picture: white is drawn anew, black stays. */
      readonly mask?: ArrayBuffer;
    };
    result: Nothing;
  };
  /** How a region of a task's picture was marked, for another try. */
  'mask/keep': { params: TaskParams & { readonly strokes: unknown }; result: Nothing };
  /** One of the buttons of a problem. */
  'task/remedy': {
    params: { readonly taskId: string; readonly remedy: RemedyId };
    result: Nothing;
  };
  /** A remedy that belongs to no task, for a draft that never became one. */
  'remedy/run': { params: { readonly remedy: GeneralRemedyId }; result: Nothing };
  /** Asks the gateway to stop a task. */
  'task/cancel': { params: TaskParams; result: Nothing };
  /** Leaves a task alone: it may go on at the gateway. */
  'task/stopWatching': { params: TaskParams; result: Nothing };
  /** Takes tasks out of the history. Those in the result can be restored; the others still ran and are gone. */
  'tasks/forget': { params: TasksParams; result: TasksParams };
  /** What was forgotten comes back as it was, in all windows; what is gone for good is left out. */
  'tasks/restore': { params: TasksParams; result: Nothing };
  'tasks/star': { params: TasksParams & { readonly isStarred: boolean }; result: Nothing };
  /** Without a task in the result, a person was asked and thought better of it. */
  'action/run': {
    params: TaskParams & { readonly actionId: string };
    result: { readonly taskId?: string };
  };
  'picture/save': { params: UseParams; result: Nothing };
  /** Asks for a folder once. */
  'pictures/save': { params: TasksParams; result: Nothing };
  'picture/insert': { params: UseParams; result: Nothing };
  /** Opens the kept file in VS Code's own preview. */
  'picture/open': { params: UseParams; result: Nothing };
  /** Puts the gateway's link of a picture into the clipboard. */
  'picture/copyLink': { params: CellParams; result: Nothing };
  /** Makes sure that a picture is a file with a name of its own, to be dragged out of the page. */
  'picture/export': { params: UseParams; result: { readonly uri: string } };
  /** Comes back as `reference/add`, when the bytes are at hand. */
  'picture/reference': { params: CellParams; result: Nothing };
  /** These come back as `picture/compose`, when the bytes are at hand. */
  'picture/edit': { params: CellParams; result: Nothing };
  'picture/animate': { params: CellParams; result: Nothing };
  'picture/describe': { params: CellParams; result: Nothing };
  /** A kept file could not be loaded: it is gone from the disk, or unreadable. Told once a picture. */
  'picture/missing': { params: CellParams; result: Nothing };
  /** A small copy made by the page: WebP, at most 640 px on the long edge. */
  'picture/thumbnail': {
    params: { readonly hash: string; readonly bytes: ArrayBuffer };
    result: Nothing;
  };
  /** Asks for files with VS Code's dialog. */
  'picture/pick': { params: Nothing; result: { readonly pictures: readonly AttachedPicture[] } };
  /** Bytes that were pasted or dropped into the page. */
  'picture/attach': {
    params: { readonly name: string; readonly bytes: ArrayBuffer };
    result: { readonly picture: AttachedPicture };
  };
  /** Files of VS Code that were dropped into the page, which gets their addresses and no bytes. */
  'picture/attachUris': {
    params: { readonly uris: readonly string[] };
    result: {
      readonly pictures: readonly AttachedPicture[];
      /** Of the first that will not do. */
      readonly problem?: ProblemView;
    };
  };
  'prompt/copy': { params: TaskParams; result: Nothing };
  /** Asks the gateway for it, which may take a minute, and copies it; the next snapshot has it. */
  'seed/get': { params: TaskParams; result: Nothing };
  'key/set': { params: Nothing; result: Nothing };
  'sandbox/start': { params: Nothing; result: Nothing };
  'gallery/open': { params: Nothing; result: Nothing };
  /** What the page looks at from now on; the answer comes after a snapshot of it. */
  'feed/show': { params: FeedLook; result: Nothing };
  /** The ids of a part of what a search finds among ended tasks: to select what was never drawn. */
  'feed/ids': {
    params: { readonly search: string; readonly offset: number; readonly count: number };
    result: { readonly taskIds: readonly string[] };
  };
  /** The place of a task among the ended ones that a search finds; absent when it is not there. */
  'feed/locate': {
    params: TaskParams & { readonly search: string };
    result: { readonly offset?: number };
  };
}

/** Requests of the host, answered by the page. */
export interface HostRequests {
  /** One cell of a grid as a PNG; undefined when this page does not show it or cannot cut it out. */
  'cell/cut': { params: Required<CellParams>; result: ArrayBuffer | undefined };
}

/** Told by the host, without an answer. */
export interface HostNotifications {
  'snapshot/changed': Snapshot;
  /** Puts text and pictures into the composer, and the focus. */
  'composer/fill': ComposerFill;
  /** One picture more for the composer; the page makes it fit and cuts it out where it is one of a grid. */
  'reference/add': ReferenceToAdd;
  /** A request about one picture: it comes alone into the composer, for an edit also into the mask studio. */
  'picture/compose': PictureToCompose;
  /** Shows what a task waits for: words with the focus in them, or a region in the mask studio. */
  'input/open': TaskParams;
  /** Scrolls to a task and gives it the focus. */
  'task/reveal': TaskParams;
  /** A command took them out of the history: they are not selected any more. */
  'tasks/gone': TasksParams;
  /** Shows a picture by itself, over the page. */
  'picture/view': CellParams;
  /** Marks a picture to be compared, or compares it with the one that is marked. */
  'picture/compare': CellParams;
  /** Puts a picture into the clipboard: only a page can, and only while it has the focus. */
  'picture/copy': CellParams;
}

/** Told by the page, without an answer. */
export interface PageNotifications {
  /** Which task and cell have the focus, for commands that act on "this one". */
  'focus/changed': { readonly taskId?: string; readonly cell?: number };
  /** A picture is in the clipboard. */
  'picture/copied': Nothing;
  'log/write': { readonly level: 'debug' | 'info' | 'warn' | 'error'; readonly message: string };
}

export interface Hello {
  readonly surface: Surface;
  /** BCP 47. */
  readonly locale: string;
  /** Translations for `@vscode/l10n`; absent in English. */
  readonly translations?: Readonly<Record<string, string>>;
  readonly snapshot: Snapshot;
}

export interface ComposerFill {
  readonly kind?: DraftKind;
  readonly prompt?: string;
  /** Goes into the prompt, whether that comes along or is there already. */
  readonly seed?: string;
  /** A word to mark, because the gateway refused it. */
  readonly markedWord?: string;
  readonly pictures?: readonly AttachedPicture[];
  /** Of a blend. */
  readonly shape?: BlendShape;
  /** Of a film. */
  readonly resolution?: VideoResolution;
}

export interface ReferenceToAdd {
  readonly picture: AttachedPicture;
  readonly cell?: CellToCut;
}

export interface PictureToCompose extends ReferenceToAdd {
  readonly kind: 'edit' | 'video' | 'describe';
  readonly prompt?: string;
  /** A word to mark, because the gateway refused it. */
  readonly markedWord?: string;
  /** How a region of it was marked before. */
  readonly strokes?: unknown;
}

/** One picture of a grid, counted from 1. */
export interface CellToCut {
  readonly rows: number;
  readonly columns: number;
  readonly cell: number;
}

/** What a page looks at: the host keeps it, and snapshots hold no more than this needs. */
export interface FeedLook {
  readonly search: string;
  /** Of the ended tasks that are found, newest first. */
  readonly offset: number;
  readonly count: number;
  /** A wall is laid out by the outline of all that is found, and has details beside it. */
  readonly isWall: boolean;
  /** Absent: the newest picture. */
  readonly selectedTaskId?: string;
  /** Tasks that the page shows apart from all that: in the lightbox, or marked to be compared. */
  readonly heldTaskIds?: readonly string[];
  /** The outline that the page has. */
  readonly outlineKey?: number;
}

export interface TaskParams {
  readonly taskId: string;
}

export interface TasksParams {
  readonly taskIds: readonly string[];
}

export interface CellParams extends TaskParams {
  /** 1–4: one cell of a grid. Absent: the whole picture. */
  readonly cell?: number;
}

export interface UseParams extends CellParams {
  /** The cell alone as a PNG, cut out by the page, which can decode; only together with `cell`. */
  readonly bytes?: ArrayBuffer;
}

export type Nothing = Readonly<Record<string, never>>;

export type RequestName = keyof Requests;
export type ParamsOf<K extends RequestName> = Requests[K]['params'];
export type ResultOf<K extends RequestName> = Requests[K]['result'];

export interface MarkedPicture {
  readonly hash: string;
  readonly strokes: unknown;
}

/** What the page keeps with VS Code's `setState`: how a person arranged it, never tasks. */
export interface PageState {
  readonly prompt: string;
  readonly kind: DraftKind;
  readonly pictures: readonly AttachedPicture[];
  /** What is marked of one of them, for an edit. */
  readonly region?: MarkedPicture;
  readonly shape?: BlendShape;
  readonly resolution?: VideoResolution;
  readonly scrollTop: number;
  readonly selectedTaskId?: string;
  readonly search?: string;
}
