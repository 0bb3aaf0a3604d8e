import * as vscode from 'vscode';
import type { Action } from '../../domain/action';
import { isKeepable, type KeepableAsset } from '../../domain/asset';
import { promptOfTask } from '../../domain/promptOfTask';
import { picturesOf } from '../../domain/request';
import {
  isObservable,
  mayHaveSeed,
  type InputWanted,
  type Task,
  type TaskPhase,
} from '../../domain/task';
import type { ActionView, PictureView, TaskView } from '../../protocol/views';
import { actionGroupLabel } from '../actionGroupLabel';
import { problemOfTask } from '../problemView';
import { pictureToMark } from './answerWithMask';
import { actionTooltip } from './actionTooltip';
import { progressView, standstillText, statusText, type UsualTime } from './progressText';

/** How a view turns kept files into addresses; differs from page to page. */
export interface FileAddresses {
  file(hash: string, mime: string): string;
  /** Undefined while there is no small copy. */
  thumbnail(hash: string): string | undefined;
}

/** What a view depends on besides its task. */
export interface Circumstances {
  readonly addresses: FileAddresses;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
  /** Its gateway is set up, or its sandbox runs. */
  readonly isReachable: boolean;
  /** That gateway is known to stop tasks on demand. */
  readonly canCancel: boolean;
  /** That gateway is not known to have no seeds. */
  readonly canGetSeed: boolean;
  /** What that gateway said against a kind of button, here or on another card. */
  readonly refusalOf: (actionId: string) => string | undefined;
  /** What tasks like it usually take, where enough have ended to tell; milliseconds. */
  readonly usual?: UsualTime | undefined;
  /** What it was made from, where a region of that is wanted and it is still there. */
  readonly parent?: Task | undefined;
  /** Set: where that is instead. */
  readonly parentIs?: 'removed' | 'gone';
}

const busyPhases: ReadonlySet<TaskPhase> = new Set(['sending', 'queued', 'running']);

/** A task as a page draws it. */
export function taskView(task: Task, circumstances: Circumstances): TaskView {
  const { addresses, nowMs, isReachable, refusalOf } = circumstances;
  const isBusy = busyPhases.has(task.phase) && isReachable;
  const text = task.assets.find((each) => each.kind === 'text');
  const problem = problemOfTask(task, nowMs);
  return {
    id: task.id,
    kind: task.request.kind,
    title: taskTitle(task),
    prompt: promptOfTask(task),
    phase: task.phase,
    isBusy,
    statusText: busyPhases.has(task.phase) && !isReachable ? standstillText() : statusText(task),
    texts: text?.texts ?? [],
    actions:
      task.phase === 'succeeded'
        ? task.actions.map((action) => actionView(action, task, refusalOf(action.id)))
        : [],
    ...(text?.analysis === undefined ? {} : { analysis: text.analysis }),
    ...cancelPart(task, circumstances),
    isStarred: task.isStarred ?? false,
    createdAt: task.createdAt,
    ...(task.parent ? { origin: task.parent.label, parentId: task.parent.taskId } : {}),
    ...(isBusy ? { progress: progressView(task, nowMs, circumstances.usual) } : {}),
    ...filesOf(task, addresses),
    ...(task.inputWanted ? { inputWanted: inputView(task, task.inputWanted, circumstances) } : {}),
    ...(problem ? { problem } : {}),
    ...seedPart(task, circumstances),
  };
}

/** Asked once: after an answer to that, whatever it was, the task can only be left alone. */
function cancelPart(task: Task, { canCancel }: Circumstances): Pick<TaskView, 'canCancel'> {
  return canCancel && isObservable(task) && !task.cancelAnswer ? { canCancel } : {};
}

function seedPart(
  task: Task,
  { canGetSeed }: Circumstances,
): Pick<TaskView, 'seed' | 'canGetSeed'> {
  if (task.seed !== undefined) return { seed: task.seed };
  return canGetSeed && mayHaveSeed(task) ? { canGetSeed } : {};
}

/** The accessible name of a task, never empty. */
export function taskTitle(task: Task): string {
  const prompt = promptOfTask(task).trim();
  if (prompt !== '') return prompt;
  const { request } = task;
  switch (request.kind) {
    case 'blend':
      return vscode.l10n.t('Blend of {0} pictures', request.pictures.length);
    case 'describe':
      return vscode.l10n.t('Describe {0}', picturesOf(request)[0]?.name ?? '');
    case 'video':
      return vscode.l10n.t('Video of {0}', request.picture.name);
    case 'swapFace':
      return vscode.l10n.t('Face of {0} in {1}', request.face.name, request.target.name);
    case 'import':
      return vscode.l10n.t('Imported task {0}', request.remoteId);
    case 'action':
      return request.label;
    default:
      return vscode.l10n.t('Picture');
  }
}

function filesOf(task: Task, addresses: FileAddresses): Pick<TaskView, 'picture' | 'more'> {
  const [first, ...more] = task.assets.filter(isKeepable);
  if (!first) return {};
  const isPreview = task.phase !== 'succeeded';
  return {
    picture: pictureView(first, isPreview, addresses),
    ...(more.length > 0 && !isPreview
      ? { more: more.map((each) => pictureView(each, false, addresses)) }
      : {}),
  };
}

function pictureView(
  asset: KeepableAsset,
  isPreview: boolean,
  addresses: FileAddresses,
): PictureView {
  const { file } = asset;
  const shape =
    asset.kind === 'grid' ? { rows: asset.rows, columns: asset.columns } : { rows: 1, columns: 1 };
  if (!file) return { kind: asset.kind, ...shape, isPreview, wantsThumbnail: false };
  const fullSrc = addresses.file(file.hash, file.mime);
  const thumbnail = addresses.thumbnail(file.hash);
  return {
    kind: asset.kind,
    ...shape,
    isPreview,
    ...pictureAddresses(file.mime, fullSrc, thumbnail),
    fullSrc,
    hash: file.hash,
    mime: file.mime,
    wantsThumbnail: thumbnail === undefined && !isPreview,
    ...(file.width === undefined ? {} : { width: file.width }),
    ...(file.height === undefined ? {} : { height: file.height }),
  };
}

/** A film's small copy is a still picture of it, and no film. */
function pictureAddresses(
  mime: string,
  fullSrc: string,
  thumbnail: string | undefined,
): Pick<PictureView, 'src' | 'poster'> {
  if (!mime.startsWith('video/')) return { src: thumbnail ?? fullSrc };
  return { src: fullSrc, ...(thumbnail === undefined ? {} : { poster: thumbnail }) };
}

function actionView(action: Action, task: Task, refusal: string | undefined): ActionView {
  const refused = task.refusedActions[action.id] ?? refusal;
  return {
    id: action.id,
    label: action.label,
    group: action.group,
    groupLabel: actionGroupLabel(action.group),
    input: action.input,
    wasPressed: (action.wasPressed ?? false) || task.pressedActionIds.includes(action.id),
    tooltip: actionTooltip(action),
    ...(action.emoji === undefined ? {} : { emoji: action.emoji }),
    ...(action.cell === undefined ? {} : { cell: action.cell }),
    ...(refused === undefined
      ? {}
      : { refusedReason: vscode.l10n.t('This gateway does not offer this button: {0}', refused) }),
  };
}

function inputView(
  task: Task,
  wanted: InputWanted,
  { parent, parentIs, addresses }: Circumstances,
): NonNullable<TaskView['inputWanted']> {
  const asset = parent && pictureToMark(parent);
  const name = task.parent?.label ?? vscode.l10n.t('This task');
  const titles = {
    none: vscode.l10n.t('{0} waits for you.', name),
    text: vscode.l10n.t('{0} waits for a prompt.', name),
    zoom: vscode.l10n.t('{0} waits for a prompt with --zoom between 1 and 2.', name),
    mask: vscode.l10n.t('{0} waits for a prompt and a marked region.', name),
  };
  return {
    ...wanted,
    title: titles[wanted.input],
    ...(asset ? { parentPicture: pictureView(asset, false, addresses) } : {}),
    ...(parentIs === undefined ? {} : { parentIs }),
    ...(parent?.maskStrokes === undefined ? {} : { strokes: parent.maskStrokes }),
  };
}
