import { isKeepable } from '../../../../src/domain/asset';
import type { Failure } from '../../../../src/domain/failure';
import type { Task } from '../../../../src/domain/task';
import { taskView } from '../../../../src/host/gallery/taskView';
import { problemOfGateway } from '../../../../src/host/problemView';
import type { ProblemView } from '../../../../src/protocol/views';

/** Later than everything a card waits for before it complains. */
const patienceMs = 60_000;

const addresses = { file: (hash: string) => hash, thumbnail: () => undefined };

/** A card in words: what it says, and its buttons in brackets. */
export function card(task: Task): string {
  return cardAt(task, task.finishedAt ?? Date.now());
}

/** The same after the time in which a picture should have come. */
export function laterCard(task: Task): string {
  return cardAt(task, (task.finishedAt ?? Date.now()) + patienceMs);
}

function cardAt(task: Task, nowMs: number): string {
  const view = taskView(task, {
    addresses,
    nowMs,
    isReachable: true,
    canCancel: false,
    canGetSeed: false,
    refusalOf: () => undefined,
  });
  const parts = [
    task.phase === 'succeeded' ? result(task) : quoted(view.statusText),
    ...(view.inputWanted ? [quoted(view.inputWanted.title)] : []),
    ...(view.problem ? [problem(view.problem)] : []),
  ];
  return `Card: ${parts.join(' ')}`;
}

/** The notice above all cards. */
export function notice(failure: Failure): string {
  return `Notice: ${problem(problemOfGateway(failure))}`;
}

export function toast(text: string): string {
  return text === '' ? '' : `Message: ${quoted(text)}`;
}

function result(task: Task): string {
  const text = task.assets.find((asset) => asset.kind === 'text');
  const pictures = task.assets.filter(isKeepable);
  const kinds = { grid: 'four pictures', image: 'a picture', video: 'a video' };
  const what =
    text !== undefined
      ? `${String(text.texts.length)} prompts to choose from`
      : pictures.length > 1
        ? `${String(pictures.length)} ${pictures[0]?.kind ?? ''}s`
        : kinds[pictures[0]?.kind ?? 'image'];
  const names = task.actions.map(({ label }) => `[${label}]`);
  return `${what}${names.length > 0 ? ` ${names.join(' ')}` : ''}`;
}

function problem({ sentence, chargeText, detail, remedies }: ProblemView): string {
  return [
    quoted([sentence, chargeText].filter(Boolean).join(' ')),
    ...(detail === undefined ? [] : [`(the gateway: ${stable(detail)})`]),
    ...remedies.map(({ label }) => `[${label}]`),
  ].join(' ');
}

function quoted(text: string): string {
  return `“${stable(text)}”`;
}

/** Without what is another one each time: ids of requests and jobs, seeds, ports. */
function stable(text: string): string {
  return text
    .replace(/\s*\(request id: [^)]*\)/g, '')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…')
    .replace(/\bSeed \d+/, 'Seed …')
    .replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:…')
    .trim();
}
