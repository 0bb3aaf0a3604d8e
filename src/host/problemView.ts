import * as vscode from 'vscode';
import { isFailureError, type Failure, type FailureKind } from '../domain/failure';
import { isKeepable } from '../domain/asset';
import { promptOfTask } from '../domain/promptOfTask';
import { picturesOf } from '../domain/request';
import { typedWordsOf, type Task } from '../domain/task';
import type { GeneralRemedyId, ProblemView, Remedy, RemedyId } from '../protocol/views';
import { diskFailure } from '../tasks/diskFailure';
import { chargeSentence, failureSentence, lostSentence, unconfirmedSentence } from './failureText';

/** A failure of a request, as the page shows it beside the thing that was tried. */
export function problemOf(error: unknown): ProblemView {
  const failure = isFailureError(error) ? error.failure : diskFailure(error);
  if (!failure) {
    return {
      sentence: vscode.l10n.t('Something went wrong inside Easel. The log says more.'),
      remedies: remedies(['showLog']),
    };
  }
  return describe(failure, failureSentence(failure), remedyIdsFor(failure.kind, failure));
}

/** What is wrong with a task, or undefined. */
export function problemOfTask(task: Task, nowMs = Date.now()): ProblemView | undefined {
  switch (task.phase) {
    case 'failed':
      return task.failure
        ? describe(task.failure, failureSentence(task.failure), taskRemedies(task, task.failure))
        : { sentence: failureSentence(unknownFailure), remedies: remedies(['retry', 'dismiss']) };
    case 'unconfirmed':
      return describe(task.failure ?? unknownFailure, unconfirmedSentence(), [
        'check',
        'sendAgain',
        'discard',
      ]);
    case 'lost':
      return describe(task.failure ?? unknownFailure, lostSentence(), ['retry', 'dismiss']);
    case 'needsInput':
      return (
        task.failure &&
        describe(
          task.failure,
          failureSentence(task.failure),
          remedyIdsFor(task.failure.kind, task.failure),
        )
      );
    case 'succeeded':
      return isMissingBytes(task, nowMs) ? missingPicture(task) : undefined;
    default:
      return undefined;
  }
}

/** Why nothing is heard of the tasks of a gateway. */
export function problemOfGateway(failure: Failure): ProblemView {
  const ids: readonly RemedyId[] = [...remedyIdsFor(failure.kind, failure), 'checkAgain'];
  return describe({ ...failure, charged: 'unknown' }, failureSentence(failure), ids);
}

/** Bytes follow a success within moments; only later is their lack worth a word, in milliseconds. */
const bytesDueAfterMs = 15_000;

function isMissingBytes(task: Task, nowMs: number): boolean {
  const isDue = nowMs - (task.finishedAt ?? 0) > bytesDueAfterMs;
  return isDue && task.assets.some((asset) => isKeepable(asset) && !asset.file);
}

/** Links die, and so do networks. */
function missingPicture({ assets }: Task): ProblemView {
  const isFilm = assets.some(({ kind }) => kind === 'video');
  return {
    sentence: isFilm
      ? vscode.l10n.t('The film is not on this machine. Fetch it again: that costs nothing.')
      : vscode.l10n.t('The picture is not on this machine. Fetch it from the gateway.'),
    remedies: remedies(['fetchPicture']),
  };
}

const unknownFailure: Failure = { kind: 'serverError', isRetryable: true, charged: 'unknown' };

function describe(failure: Failure, sentence: string, ids: readonly RemedyId[]): ProblemView {
  const chargeText = chargeSentence(failure);
  return {
    sentence,
    remedies: remedies(ids),
    ...(chargeText === undefined ? {} : { chargeText }),
    ...(failure.gatewayMessage && failure.reason !== 'notAPicture'
      ? { detail: failure.gatewayMessage }
      : {}),
    ...(failure.word === undefined ? {} : { word: failure.word }),
  };
}

function taskRemedies(task: Task, failure: Failure): readonly RemedyId[] {
  const own = remedyIdsFor(failure.kind, failure);
  const canEdit = hasWordsToEdit(task, failure);
  const canChange = !canEdit && picturesOf(task.request).length > 0;
  const ids: RemedyId[] = [
    ...own,
    // The same words, and a button that is not there, would be refused again.
    ...(['promptRefused', 'notOffered'].includes(failure.kind) ? [] : (['retry'] as const)),
    ...(canEdit ? (['editPrompt'] as const) : []),
    ...(canChange ? (['changePictures'] as const) : []),
    'dismiss',
  ];
  return [...new Set(ids)];
}

/** A button's words are its picture's: worth a change where a person wrote them, or where they are what is wrong. */
function hasWordsToEdit(task: Task, failure: Failure): boolean {
  if (typedWordsOf(task) !== undefined) return true;
  const isAbout = task.request.kind !== 'action' || failure.kind === 'promptRefused';
  return isAbout && promptOfTask(task) !== '';
}

/** What helps against a kind of failure, besides trying again. */
export function remedyIdsFor(kind: FailureKind, failure?: Failure): readonly GeneralRemedyId[] {
  if (kind === 'unauthorised' || kind === 'forbidden' || failure?.reason === 'noKey')
    return ['setKey'];
  if (failure?.reason === 'badBaseUrl' || failure?.reason === 'insecureBaseUrl')
    return ['chooseGateway'];
  if (failure?.reason === 'noEndpoint') return ['testConnection'];
  if (kind === 'unreachable' || kind === 'badReply') return ['chooseGateway', 'showLog'];
  if (kind === 'serverError') return ['showLog'];
  return [];
}

export function remedyLabel(id: RemedyId): string {
  const labels: Readonly<Record<RemedyId, () => string>> = {
    retry: () => vscode.l10n.t('Retry'),
    editPrompt: () => vscode.l10n.t('Edit prompt'),
    changePictures: () => vscode.l10n.t('Change pictures'),
    setKey: () => vscode.l10n.t('Set API Key'),
    chooseGateway: () => vscode.l10n.t('Choose Gateway'),
    showLog: () => vscode.l10n.t('Show Log'),
    check: () => vscode.l10n.t('Check'),
    testConnection: () => vscode.l10n.t('Test Connection'),
    checkAgain: () => vscode.l10n.t('Try again'),
    fetchPicture: () => vscode.l10n.t('Fetch picture'),
    sendAgain: () => vscode.l10n.t('Send again'),
    discard: () => vscode.l10n.t('Discard'),
    dismiss: () => vscode.l10n.t('Dismiss'),
  };
  return labels[id]();
}

function remedies(ids: readonly RemedyId[]): readonly Remedy[] {
  return ids.map((id) => ({ id, label: remedyLabel(id) }));
}
