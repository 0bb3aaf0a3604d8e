import type { Action, ActionGroup, ActionInput } from './action';
import type { Asset } from './asset';
import type { Failure } from './failure';
import type { TaskRequest } from './request';

export type TaskPhase =
  /** Recorded, the request is on its way. */
  | 'sending'
  /** Sent, but no answer was seen: it may have been accepted. Only a person sends it again. */
  | 'unconfirmed'
  | 'queued'
  | 'running'
  /** The gateway waits for a prompt, a zoom factor or a mask. */
  | 'needsInput'
  | 'succeeded'
  | 'failed'
  | 'cancelled'
  /** The gateway does not know it any more, or said nothing we understand until our patience ended. */
  | 'lost';

const terminal: ReadonlySet<TaskPhase> = new Set(['succeeded', 'failed', 'cancelled', 'lost']);

export function isTerminal(phase: TaskPhase): boolean {
  return terminal.has(phase);
}

/** Open in the sense of the poller: the gateway has it and has not finished. */
export function isObservable(task: Task): boolean {
  return (
    task.remoteId !== undefined &&
    (task.phase === 'queued' || task.phase === 'running' || task.phase === 'needsInput')
  );
}

/** Its gateway can be asked which seed it was drawn from. What answered with words was drawn from none. */
export function mayHaveSeed({ phase, remoteId, assets }: Task): boolean {
  const isOfWords = assets.some(({ kind }) => kind === 'text');
  return phase === 'succeeded' && remoteId !== undefined && !isOfWords;
}

/** When the gateway began to work, in milliseconds since 1970: an answer is a new beginning, it draws only then. */
export function workBeganAt({ inputAnsweredAt, acceptedAt, createdAt }: Task): number {
  return inputAnsweredAt ?? acceptedAt ?? createdAt;
}

export interface TaskProgress {
  /** 0–100. */
  readonly percent?: number;
  /** The gateway's own words, where it sends words instead of a number. */
  readonly text?: string;
}

/** What the gateway waits for. */
export interface InputWanted {
  readonly input: ActionInput;
  /** The text to begin with. */
  readonly suggestion: string;
}

export interface TaskParent {
  /** Local id. */
  readonly taskId: string;
  readonly actionId: string;
  readonly label: string;
  /** Absent on tasks of early versions. */
  readonly group?: ActionGroup;
  readonly cell?: number;
}

export interface Task {
  /** Ours: sortable by time, unique across windows. */
  readonly id: string;
  /** Theirs: an opaque string, kept digit for digit. */
  readonly remoteId?: string;
  readonly providerId: string;
  /** Which gateway it was sent to: see `Connection.id`. */
  readonly connectionId: string;
  readonly request: TaskRequest;
  /** The gateway does not tell who made whom, so we remember. */
  readonly parent?: TaskParent;
  readonly phase: TaskPhase;
  /** The gateway's status word when it is one nobody has seen before. */
  readonly unknownStatus?: string;
  readonly progress?: TaskProgress;
  /** How many are in front, where the gateway says so. */
  readonly queuePosition?: number;
  /** While running: a preview. When succeeded: the result. */
  readonly assets: readonly Asset[];
  readonly actions: readonly Action[];
  /** Ids of actions pressed in Easel. */
  readonly pressedActionIds: readonly string[];
  /** When each was pressed last, in any window: a second press right after it is a slip of the finger. */
  readonly pressedAt?: Readonly<Record<string, number>>;
  /** When it was last sent again as another task. */
  readonly retriedAt?: number;
  /** Ids of actions the gateway refused, with what it said. */
  readonly refusedActions: Readonly<Record<string, string>>;
  readonly inputWanted?: InputWanted;
  /** Once answered, a gateway that still says "waiting" is not believed. */
  readonly inputAnsweredAt?: number;
  /** The gateway has taken the answer: as long as it still says "waiting", that is an old word. */
  readonly isAnswerTaken?: boolean;
  /** What a person wrote last, so that it can be mended and not typed again when it was not taken. */
  readonly answeredWith?: string;
  /** What they had written when the same press failed before: its window begins with that. */
  readonly typedBefore?: string;
  /** On `needsInput`: why the last answer was not taken. Stays until the next one is sent. */
  readonly failure?: Failure;
  /** What the gateway said when a person asked it to stop this one. */
  readonly cancelAnswer?: 'taken' | 'refused';
  /** On `cancelled`: it was only left alone, and may have gone on at the gateway. */
  readonly isUnwatched?: boolean;
  readonly seed?: string;
  readonly isStarred?: boolean;
  /** How a region of its picture was marked last, for another try; only the page reads it. */
  readonly maskStrokes?: unknown;
  /** The window that made it: the one that tells a person when it has ended. */
  readonly createdBy?: string;
  /** Milliseconds since 1970, our clock. */
  readonly createdAt: number;
  readonly acceptedAt?: number;
  /** Last time anything visible moved. */
  readonly movedAt: number;
  readonly finishedAt?: number;
  /**
   * On `succeeded`, when nobody was watching as it ended: how long it took by the gateway's clock, in milliseconds, or
   * `unseen` where that is not told. Absent: from `workBeganAt` to `finishedAt`.
   */
  readonly tookMs?: number | 'unseen';
  /** Only the provider reads or writes it; it must survive JSON. */
  readonly providerData?: unknown;
}

/** What a provider saw of one task. Absent fields say nothing and change nothing. */
export interface Observation {
  readonly phase: Exclude<TaskPhase, 'sending' | 'unconfirmed'>;
  readonly unknownStatus?: string;
  readonly progress?: TaskProgress;
  readonly queuePosition?: number;
  readonly assets?: readonly Asset[];
  readonly actions?: readonly Action[];
  readonly inputWanted?: InputWanted;
  readonly failure?: Failure;
  readonly seed?: string;
  /** On `succeeded`: from being taken to its end by the gateway's clock, in milliseconds. */
  readonly tookMs?: number;
  /** The prompt as the gateway has it; used where we know of none. */
  readonly prompt?: string;
  readonly providerData?: unknown;
}

/** Characters of JSON: an evening of painting, and still a small record. */
export const maskStrokesLimit = 1_000_000;

/** How long after an answer the gateway may still say that it waits for one, in milliseconds. */
export const answerGraceMs = 60_000;

/**
 * The task after an observation. Pure; returns the same object when nothing changed.
 * A terminal task never moves again; progress never goes backwards; an answered question is not asked again.
 */
export function advance(task: Task, observed: Observation, nowMs: number): Task {
  if (isTerminal(task.phase)) return task;
  const seen = asAsked(task, observed);
  if (seen.phase === 'needsInput' && isAnswered(task, nowMs)) return task;

  const next = withoutUndefined<Task>({
    ...task,
    phase: seen.phase,
    request: withPrompt(task, seen),
    assets: seen.assets ? withKeptFiles(seen.assets, task.assets) : task.assets,
    actions: seen.actions ?? task.actions,
    seed: seen.seed ?? task.seed,
    providerData: seen.providerData ?? task.providerData,
    unknownStatus: seen.unknownStatus,
    queuePosition: seen.phase === 'queued' ? (seen.queuePosition ?? task.queuePosition) : undefined,
    progress: forward(task.progress, seen),
    // What it asks after it has begun to draw is another question.
    isAnswerTaken: seen.phase === 'running' ? undefined : task.isAnswerTaken,
    inputWanted: seen.phase === 'needsInput' ? askAgain(task, seen.inputWanted) : undefined,
    failure: seen.failure ?? refusalOf(task, seen),
  });
  if (isTerminal(next.phase)) return { ...next, movedAt: nowMs, finishedAt: nowMs };
  return JSON.stringify(next) === JSON.stringify(task) ? task : { ...next, movedAt: nowMs };
}

/** Many gateways end a cancelled task as failed; a person who asked for that has not failed at anything. */
function asAsked(task: Task, { failure, ...seen }: Observation): Observation {
  if (task.cancelAnswer === 'taken' && seen.phase === 'failed')
    return { ...seen, phase: 'cancelled' };
  return failure ? { ...seen, failure } : seen;
}

/** An answer that may have got lost is waited for a while; one that was taken is never asked for again. */
function isAnswered(task: Task, nowMs: number): boolean {
  if (task.isAnswerTaken === true) return true;
  return task.inputAnsweredAt !== undefined && nowMs - task.inputAnsweredAt < answerGraceMs;
}

/** The gateway's question, with what the person wrote already. */
export function askAgain(task: Typed, wanted: InputWanted | undefined): InputWanted | undefined {
  const suggestion = typedWordsOf(task);
  return !wanted || suggestion === undefined ? wanted : { ...wanted, suggestion };
}

type Typed = Pick<Task, 'answeredWith' | 'typedBefore'>;

/** What a person wrote into a window, this time or the last; undefined where they wrote nothing. */
export function typedWordsOf({ answeredWith, typedBefore }: Typed): string | undefined {
  return [answeredWith, typedBefore].find((each) => each?.trim());
}

/** The gateway only repeats its question: why the last answer was refused still has to be read. */
function refusalOf(task: Task, seen: Observation): Failure | undefined {
  return task.phase === 'needsInput' && seen.phase === 'needsInput' ? task.failure : undefined;
}

function forward(before: TaskProgress | undefined, seen: Observation): TaskProgress | undefined {
  if (isTerminal(seen.phase)) return undefined;
  const percent = Math.max(before?.percent ?? 0, seen.progress?.percent ?? 0);
  const text = seen.progress?.text;
  const hasPercent = before?.percent !== undefined || seen.progress?.percent !== undefined;
  if (!hasPercent && text === undefined) return before;
  return { ...(hasPercent ? { percent } : {}), ...(text === undefined ? {} : { text }) };
}

/** A link that is the same as before still has its bytes. */
function withKeptFiles(seen: readonly Asset[], before: readonly Asset[]): readonly Asset[] {
  return seen.map((asset) => {
    if (asset.kind === 'text' || asset.file) return asset;
    const known = before.find((other) => other.kind !== 'text' && other.url === asset.url);
    return known && known.kind !== 'text' && known.file ? { ...asset, file: known.file } : asset;
  });
}

function withPrompt(task: Task, seen: Observation): TaskRequest {
  const { request } = task;
  const { prompt } = seen;
  if (prompt === undefined) return request;
  if (request.kind === 'import' && prompt !== request.prompt) return { ...request, prompt };
  if (request.kind !== 'action' || !isTold(task, seen)) return request;
  return { ...request, words: prompt };
}

/** Several pictures of one press ("Imagine all") are drawn by words of their own, which only the gateway knows. */
function isTold({ request, parent }: Task, { phase, assets = [] }: Observation): boolean {
  const isUnknown = request.kind === 'action' && request.words === undefined;
  const isPicture = !assets.some(({ kind }) => kind === 'text');
  return isUnknown && parent?.group === 'text' && isTerminal(phase) && isPicture;
}

/** A task with the keys that say nothing left out, so that it is the same before and after JSON. */
export function withoutUndefined<T extends object>(loose: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(loose).filter(([, value]) => value !== undefined)) as T;
}
