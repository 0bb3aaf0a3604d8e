import { setParameter } from '../domain/parameters/editPrompt';
import type { BlendShape, VideoResolution } from '../domain/request';
import type { ComposerFill, MarkedPicture, PageState } from '../protocol/protocol';
import type {
  AttachedPicture,
  DraftKind,
  FoundView,
  ProblemView,
  Snapshot,
  TaskView,
} from '../protocol/views';
import { afterAttaching, type Attached, type Attaching } from './attachedState';
import { hasParameters } from './composerKinds';
import { isSamePlace, type PicturePlace } from './pictureContext';
import {
  afterPicking,
  isPickChange,
  nothingPicked,
  type PickChange,
  type Picking,
  type PickState,
} from './pickState';

/** All the page knows. Tasks come from the host; the rest is how a person arranged the page. */
export interface PageModel extends PickState {
  readonly snapshot: Snapshot | undefined;
  readonly kind: DraftKind;
  readonly prompt: string;
  readonly pictures: readonly AttachedPicture[];
  readonly search: string;
  readonly selectedTaskId: string | undefined;
  /** What the lightbox shows; `against` is what it is compared with. */
  readonly viewing: Viewing | undefined;
  /** The first of two pictures to be compared. */
  readonly marked: PicturePlace | undefined;
  readonly isComposerOpen: boolean;
  /** Of a blend. */
  readonly shape: BlendShape;
  /** Of a film. */
  readonly resolution: VideoResolution;
  /** How much is on its way into the composer. */
  readonly arriving: number;
  /** What is marked of the picture to edit; of an earlier one it says nothing. */
  readonly region: MarkedPicture | undefined;
  /** The mask studio stands over the page, with the composer's picture and words. */
  readonly isEditing: boolean;
  /** What the host refused, beside what was pressed: by task id, or `composer`. */
  readonly notices: Readonly<Record<string, ProblemView>>;
}

/** How a person arranges the page: what a component may want changed without asking anybody. */
export type Arrangement =
  | { readonly type: 'fill'; readonly fill: ComposerFill }
  | { readonly type: 'setPrompt'; readonly prompt: string }
  | { readonly type: 'setKind'; readonly kind: DraftKind }
  | { readonly type: 'setForm'; readonly form: Partial<Pick<PageModel, 'shape' | 'resolution'>> }
  | { readonly type: 'setSearch'; readonly search: string }
  | { readonly type: 'select'; readonly taskId: string | undefined }
  | { readonly type: 'view'; readonly place: PicturePlace | undefined }
  | { readonly type: 'compare'; readonly place: PicturePlace | undefined }
  | { readonly type: 'toggleComposer' }
  | Attaching
  | Picking;

export interface Viewing extends PicturePlace {
  readonly against?: PicturePlace;
}

export type PageChange =
  | Arrangement
  | { readonly type: 'snapshot'; readonly snapshot: Snapshot }
  | Attached
  | PickChange
  | { readonly type: 'notice'; readonly about: string; readonly problem: ProblemView | undefined };

export function initialModel(kept: Partial<PageState>): PageModel {
  return {
    snapshot: undefined,
    kind: kept.kind ?? 'imagine',
    prompt: kept.prompt ?? '',
    pictures: kept.pictures ?? [],
    search: kept.search ?? '',
    selectedTaskId: kept.selectedTaskId,
    viewing: undefined,
    marked: undefined,
    isComposerOpen: false,
    shape: kept.shape ?? 'square',
    resolution: kept.resolution ?? '480',
    arriving: 0,
    region: kept.region,
    isEditing: false,
    ...nothingPicked,
    notices: {},
  };
}

/** What is worth keeping when VS Code throws the page away. */
export function stateToKeep(model: PageModel, scrollTop: number): PageState {
  return {
    prompt: model.prompt,
    kind: model.kind,
    pictures: model.pictures,
    shape: model.shape,
    resolution: model.resolution,
    scrollTop,
    ...(model.selectedTaskId === undefined ? {} : { selectedTaskId: model.selectedTaskId }),
    ...(model.region === undefined ? {} : { region: model.region }),
    ...(model.search === '' ? {} : { search: model.search }),
  };
}

/** The page after a change. Pure; the same object when nothing changed. */
export function reduce(model: PageModel, change: PageChange): PageModel {
  if (isPickChange(change)) return withoutRemoved({ ...model, ...afterPicking(model, change) });
  switch (change.type) {
    case 'snapshot':
      return withSnapshot(model, change.snapshot);
    case 'fill':
      return filled(model, change.fill);
    case 'setPrompt':
      return { ...model, prompt: change.prompt, notices: without(model.notices, 'composer') };
    case 'setKind':
      return { ...model, kind: change.kind, notices: without(model.notices, 'composer') };
    case 'setForm':
      return { ...model, ...change.form };
    case 'setSearch':
      // What is selected and marked belongs to what was found before.
      return change.search === model.search
        ? model
        : { ...model, search: change.search, selectedTaskId: undefined, pickedIds: new Set() };
    case 'select':
      return { ...model, selectedTaskId: change.taskId };
    case 'view':
      return { ...model, viewing: change.place };
    case 'compare':
      return compared(model, change.place);
    case 'toggleComposer':
      return { ...model, isComposerOpen: !model.isComposerOpen };
    case 'notice': {
      const notices = without(model.notices, change.about);
      return {
        ...model,
        notices: change.problem ? { ...notices, [change.about]: change.problem } : notices,
      };
    }
    default:
      return { ...model, ...afterAttaching(model, change) };
  }
}

/** What was taken out of the history does not stand over the page, nor wait to be compared. */
function withoutRemoved(model: PageModel): PageModel {
  const { removedIds, marked, viewing } = model;
  const isGone = (place: PicturePlace | undefined) => removedIds.includes(place?.taskId ?? '');
  return {
    ...model,
    marked: isGone(marked) ? undefined : marked,
    viewing: isGone(viewing) || isGone(viewing?.against) ? undefined : viewing,
  };
}

/** The first picture is marked, the same again lets go of it, another one is laid beside it. */
function compared(model: PageModel, place: PicturePlace | undefined): PageModel {
  const { marked: first } = model;
  if (!place || isSamePlace(place, first)) return { ...model, marked: undefined };
  if (!first) return { ...model, marked: place };
  return { ...model, marked: undefined, viewing: { ...first, against: place } };
}

function filled(model: PageModel, fill: ComposerFill): PageModel {
  return {
    ...model,
    kind: fill.kind ?? kindFor(fill, model),
    prompt: promptWith(fill, model),
    pictures: fill.pictures ?? model.pictures,
    shape: fill.shape ?? model.shape,
    resolution: fill.resolution ?? model.resolution,
    isComposerOpen: true,
    notices: without(model.notices, 'composer'),
  };
}

/** A seed is for the prompt of a picture: elsewhere nobody would see it. */
function kindFor({ seed }: ComposerFill, { kind }: PageModel): DraftKind {
  const takesSeed = hasParameters(kind) && kind !== 'video';
  return seed === undefined || takesSeed ? kind : 'imagine';
}

function promptWith({ prompt, seed }: ComposerFill, model: PageModel): string {
  const words = prompt ?? model.prompt;
  return seed === undefined ? words : setParameter(words, 'seed', seed);
}

function withSnapshot(model: PageModel, snapshot: Snapshot): PageModel {
  const before = model.snapshot;
  if (before && snapshot.revision < before.revision) return model;
  const tasks = keepingSame(before?.tasks, snapshot.tasks);
  return { ...model, snapshot: { ...snapshot, tasks, found: keepingOutline(before, snapshot) } };
}

/** The outline of thousands is sent once; what it says is the same object until it says something else. */
function keepingOutline(before: Snapshot | undefined, { found }: Snapshot): FoundView {
  const known = before?.found;
  const isKnown = known?.outline !== undefined && known.outlineKey === found.outlineKey;
  return isKnown ? { ...found, outline: known.outline } : found;
}

/**
 * A snapshot is a fresh copy every time. Tasks that say the same keep their old object, so that
 * their cards see nothing to draw.
 */
function keepingSame(
  before: readonly TaskView[] | undefined,
  now: readonly TaskView[],
): readonly TaskView[] {
  const known = new Map(before?.map((task) => [task.id, task]));
  return now.map((task) => {
    const old = known.get(task.id);
    return old && textOf(old) === textOf(task) ? old : task;
  });
}

const texts = new WeakMap<TaskView, string>();

function textOf(task: TaskView): string {
  let text = texts.get(task);
  if (text === undefined) texts.set(task, (text = JSON.stringify(task)));
  return text;
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  if (!(key in record)) return record;
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}
