import * as vscode from 'vscode';
import { isTerminal, workBeganAt, type Task } from '../../domain/task';
import type { ProgressView } from '../../protocol/views';

/** Below this share an estimate would be a guess, in percent. */
const firstEstimateAt = 10;

/** What tasks of a kind usually take, in milliseconds. */
export interface UsualTime {
  readonly fromMs: number;
  readonly toMs: number;
}

/** "46 %, about 20 s left"; before that can be told "Queued, usually 40–60 s", or what is known. */
export function progressView(task: Task, nowMs: number, usual?: UsualTime): ProgressView {
  const percent = task.progress?.percent;
  const words = task.progress?.text;
  if (percent === undefined || task.phase !== 'running') {
    const text = withUsual(words ?? phaseText(task), usual);
    return { text, ...(percent === undefined ? {} : { percent }) };
  }
  const remainingMs = estimateMs(percent, nowMs - workBeganAt(task));
  const share = vscode.l10n.t('{0} %', Math.round(percent));
  const text =
    remainingMs === undefined
      ? withUsual(share, usual)
      : vscode.l10n.t('{0}, about {1} left', share, durationText(remainingMs));
  return { percent, text };
}

/** One short line under a card. */
export function statusText(task: Task): string {
  if (task.phase === 'succeeded' && task.finishedAt !== undefined) {
    const took = tookText(task, task.finishedAt);
    return task.seed === undefined ? took : vscode.l10n.t('{0} · seed {1}', took, task.seed);
  }
  return phaseText(task);
}

function tookText(task: Task, finishedAt: number): string {
  if (task.tookMs === 'unseen') return phaseText(task);
  return durationText(task.tookMs ?? finishedAt - workBeganAt(task));
}

/** For a task whose gateway is not in use any more, or whose sandbox is stopped. */
export function standstillText(): string {
  return vscode.l10n.t('Stands still: its gateway is off');
}

function phaseText(task: Task): string {
  if (task.cancelAnswer === 'taken' && !isTerminal(task.phase)) return vscode.l10n.t('Cancelling…');
  switch (task.phase) {
    case 'sending':
      return vscode.l10n.t('Sending…');
    case 'queued':
      return task.queuePosition === undefined
        ? vscode.l10n.t('Queued')
        : vscode.l10n.t('Queued, {0} in front', task.queuePosition);
    case 'running':
      return task.unknownStatus === undefined
        ? vscode.l10n.t('Running')
        : vscode.l10n.t('The gateway says “{0}”', task.unknownStatus);
    case 'needsInput':
      return vscode.l10n.t('Waits for you');
    case 'unconfirmed':
      return vscode.l10n.t('Not confirmed');
    case 'succeeded':
      return vscode.l10n.t('Finished');
    case 'failed':
      return vscode.l10n.t('Failed');
    case 'cancelled':
      return task.isUnwatched ? vscode.l10n.t('Not watched any more') : vscode.l10n.t('Cancelled');
    case 'lost':
      return vscode.l10n.t('Lost');
  }
}

/** What is left if the rest goes as fast as what is done. */
function estimateMs(percent: number, elapsedMs: number): number | undefined {
  if (percent < firstEstimateAt || percent >= 100 || elapsedMs <= 0) return undefined;
  return (elapsedMs * (100 - percent)) / percent;
}

/** "41 s", "2 min". */
function durationText(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  return seconds < 100
    ? vscode.l10n.t('{0} s', seconds)
    : vscode.l10n.t('{0} min', Math.round(seconds / 60));
}

/** "Queued, usually 40–60 s". */
function withUsual(text: string, usual: UsualTime | undefined): string {
  return usual ? vscode.l10n.t('{0}, usually {1}', text, spanText(usual)) : text;
}

/** Rounded outwards: it says what to expect, not what was measured. */
function spanText({ fromMs, toMs }: UsualTime): string {
  const seconds = toMs / 1000;
  const step = seconds < 20 ? 1 : seconds < 100 ? 5 : 60;
  const to = Math.max(step, Math.ceil(seconds / step) * step);
  const from = Math.min(to, Math.max(step, Math.floor(fromMs / 1000 / step) * step));
  if (from === to) return durationText(to * 1000);
  return step < 60
    ? vscode.l10n.t('{0}–{1} s', from, to)
    : vscode.l10n.t('{0}–{1} min', from / 60, to / 60);
}
