import type { Action, ActionInput } from '../domain/action';
import type { PictureRole } from '../domain/parameters/references';
import type {
  BlendShape,
  PictureRef,
  Reference,
  RequestKind,
  VideoResolution,
} from '../domain/request';
import type { TaskPhase } from '../domain/task';
import type { TaskOutline } from '../domain/taskQuery';

/** What the page draws. Every text in here is ready to be read: localised by the host. */
export interface Snapshot {
  /** Grows with every change; the page drops what is older than what it shows. */
  readonly revision: number;
  readonly connection: ConnectionView;
  /**
   * All that this page needs, newest first: those that are open, those of the result it looks at, the one its
   * details are about with its kin.
   */
  readonly tasks: readonly TaskView[];
  /** How many there are in the history in all. */
  readonly totalCount: number;
  readonly found: FoundView;
  /** What the details are about; only for a page that has them. */
  readonly selection?: SelectionView;
  /** Prompts to recall, newest first, each once. */
  readonly earlierPrompts: readonly string[];
}

/** What the search of a page finds. Tasks that are still open stand apart from those that have ended. */
export interface FoundView {
  /** The search that this answers. */
  readonly search: string;
  readonly openIds: readonly string[];
  /** How many that have ended are found in all. */
  readonly count: number;
  /** The place of the first of `taskIds` among them, newest first, from 0. */
  readonly offset: number;
  readonly taskIds: readonly string[];
  /** Another number for another outline. */
  readonly outlineKey: number;
  /** Absent: the page has it already, or has no wall. */
  readonly outline?: TaskOutline;
}

/** One task and its family. All of them are among the snapshot's tasks. */
export interface SelectionView {
  readonly taskId: string;
  /** From the first picture to the parent. */
  readonly ancestorIds: readonly string[];
  /** In order of creation. */
  readonly descendantIds: readonly string[];
  /** What its prompt refers to, or that of the first picture it came from: ready for the composer. */
  readonly pictures: readonly AttachedPicture[];
}

export interface ConnectionView {
  /** `noKey`: nothing can be sent yet, the page offers the two ways in. */
  readonly state: 'ready' | 'noKey';
  /** The gateway's host, to be shown in a tooltip. */
  readonly name: string;
  readonly isSandbox: boolean;
  /** Set while open tasks cannot be asked about: the gateway refuses the key, say. */
  readonly problem?: ProblemView;
  /** The settings' bot, where that is not the one every gateway assumes: it draws what names none. */
  readonly bot?: 'niji';
  /** What a person can compose with this gateway. */
  readonly requestKinds: readonly RequestKind[];
}

export interface TaskView {
  readonly id: string;
  readonly kind: RequestKind;
  /** The prompt, or what was asked ("Blend of 3 pictures"); the accessible name of the article. */
  readonly title: string;
  /** With its parameters, as it can be used again; '' when there is none. */
  readonly prompt: string;
  /** What made it: "U2", "Blend"; absent for a plain imagine. */
  readonly origin?: string;
  readonly parentId?: string;
  readonly phase: TaskPhase;
  readonly isBusy: boolean;
  /** Its gateway can be asked to stop it; absent: it can only be left alone. */
  readonly canCancel?: true;
  /** One short line: "Queued, 3 in front", "41 s · fast". */
  readonly statusText: string;
  /** Only while busy. */
  readonly progress?: ProgressView;
  readonly picture?: PictureView;
  /** Its further files, from the second on: the films of a set. A cell counts them all, from 1. */
  readonly more?: readonly PictureView[];
  /** Prompts to choose from, for Describe and Shorten. */
  readonly texts: readonly string[];
  /** Of Shorten: which words matter, in Midjourney's own words. */
  readonly analysis?: string;
  readonly actions: readonly ActionView[];
  readonly inputWanted?: {
    readonly input: ActionInput;
    readonly suggestion: string;
    readonly title: string;
    /** What a region is marked on; only for a mask, and while the file is kept. */
    readonly parentPicture?: PictureView;
    /** Only for a mask: what it was made from lies in the bin, or is in no history any more. */
    readonly parentIs?: 'removed' | 'gone';
    /** How a region of it was marked the last time. */
    readonly strokes?: unknown;
  };
  readonly problem?: ProblemView;
  readonly seed?: string;
  /** Its seed is not known yet, and its gateway can be asked for it. */
  readonly canGetSeed?: true;
  readonly isStarred: boolean;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

export interface ProgressView {
  /** 0–100; absent: not known yet. */
  readonly percent?: number;
  /** "46 %, about 20 s left". */
  readonly text: string;
}

export interface PictureView {
  readonly kind: 'grid' | 'image' | 'video';
  /** A webview address of the thumbnail where there is one, else of the file; absent while bytes are missing. */
  readonly src?: string;
  /** The whole file. */
  readonly fullSrc?: string;
  /** Of a film: its first frame, where there is a small copy of it. */
  readonly poster?: string;
  readonly hash?: string;
  readonly mime?: string;
  /** Pixels of the whole file, where known: keeps the card's height steady. */
  readonly width?: number;
  readonly height?: number;
  readonly rows: number;
  readonly columns: number;
  /** Not the result yet. */
  readonly isPreview: boolean;
  /** There is no small copy yet: the page is asked to make one. */
  readonly wantsThumbnail: boolean;
}

/** A button, with what there is to say about it. */
export interface ActionView extends Action {
  /** Pressed here or elsewhere; always known to the page. */
  readonly wasPressed: boolean;
  /** The name of its group, in the person's language. */
  readonly groupLabel: string;
  /** Set: greyed, with this reason. */
  readonly refusedReason?: string;
  /** One sentence in the person's language. */
  readonly tooltip: string;
}

/** What went wrong, in one sentence, and what can be done. */
export interface ProblemView {
  readonly sentence: string;
  /** "Nothing was charged." */
  readonly chargeText?: string;
  /** The gateway's own words. */
  readonly detail?: string;
  /** The refused word, to be marked in the prompt. */
  readonly word?: string;
  readonly remedies: readonly Remedy[];
}

export const remedyIds = [
  'retry',
  'editPrompt',
  'changePictures',
  'setKey',
  'chooseGateway',
  'showLog',
  'check',
  'sendAgain',
  'checkAgain',
  'testConnection',
  'fetchPicture',
  'discard',
  'dismiss',
] as const;

/** Those that need no task: they mend what stands between a person and the gateway. */
export const generalRemedyIds = [
  'setKey',
  'chooseGateway',
  'showLog',
  'checkAgain',
  'testConnection',
] as const;

export type GeneralRemedyId = (typeof generalRemedyIds)[number];

export function isGeneralRemedy(id: RemedyId): id is GeneralRemedyId {
  return (generalRemedyIds as readonly string[]).includes(id);
}

export type RemedyId = (typeof remedyIds)[number];

export interface Remedy {
  readonly id: RemedyId;
  readonly label: string;
}

/** A picture a person attached, ready to be sent. */
export interface AttachedPicture extends PictureRef {
  /** A webview address to show it by. */
  readonly src: string;
  /** What it is for in an imagine; absent: an image prompt. */
  readonly role?: PictureRole;
  /** Which of the two it is where there is a pair; absent: whichever is free. */
  readonly slot?: PairSlot;
}

/** The face to use and the picture that receives it, or what a film begins and ends with. */
export type PairSlot = 'first' | 'second';

/** What the composer sends. Checked on the host side like everything from the page. */
export type Draft =
  | {
      readonly kind: 'imagine';
      readonly prompt: string;
      readonly pictures: readonly PictureRef[];
      readonly references?: readonly Reference[];
    }
  | { readonly kind: 'blend'; readonly pictures: readonly PictureRef[]; readonly shape: BlendShape }
  | { readonly kind: 'describe'; readonly pictures: readonly PictureRef[] }
  | { readonly kind: 'swapFace'; readonly face: PictureRef; readonly target: PictureRef }
  | EditDraft
  | { readonly kind: 'shorten'; readonly prompt: string }
  | {
      readonly kind: 'video';
      readonly prompt: string;
      readonly picture: PictureRef;
      readonly endPicture?: PictureRef;
      readonly resolution?: VideoResolution;
    };

export interface EditDraft {
  readonly kind: 'edit';
  readonly prompt: string;
  /** The whole picture. */
  readonly picture: PictureRef;
  /** Absent: all of it is drawn anew. */
  readonly region?: {
    /** The picture as a PNG, transparent where it is to be drawn anew. */
    readonly cutOut: ArrayBuffer;
    /** A PNG of the same size: white is drawn anew, black stays. */
    readonly mask: ArrayBuffer;
    /** For another try; absent where they are too many to keep. */
    readonly strokes?: unknown;
  };
}

export type DraftKind = Draft['kind'];
