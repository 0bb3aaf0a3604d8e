import type { Observation, TaskPhase } from '../../../src/domain/task';

/**
 * A task as the product's rules have it, for tests that hold the real one against it. Written from the rules and not
 * from the code: it calls nothing of it.
 */
export interface Expected {
  readonly phase: TaskPhase;
  readonly percent?: number | undefined;
  /** Links of the pictures, with the hash of the bytes that are here. */
  readonly assets: readonly (readonly [url: string, hash: string | undefined])[];
  readonly actions: readonly string[];
  /** What the field for an answer begins with. */
  readonly suggestion?: string | undefined;
  readonly failure?: string | undefined;
  readonly finishedAt?: number | undefined;
  // What it remembers, and nobody sees.
  readonly isStopped: boolean;
  readonly answer?: { readonly at: number; readonly isTaken: boolean } | undefined;
  /** The field keeps what a person typed, also when the answer was refused. */
  readonly typed?: string | undefined;
}

export const unsent: Expected = { phase: 'sending', assets: [], actions: [], isStopped: false };

/** What a gateway may answer to a request. */
export type Answer = 'takenQueued' | 'takenRunning' | 'asks' | 'finished' | 'refused' | 'noAnswer';

const ends: readonly TaskPhase[] = ['succeeded', 'failed', 'cancelled', 'lost'];
/** A question answered is not asked again for so long, since a gateway may still show the old word. */
const graceMs = 60_000;

/** The answer to the request itself, from each phase that it may find the task in. An end is an end: no line. */
const sent: { readonly [phase in TaskPhase]?: { readonly [answer in Answer]: TaskPhase } } = {
  sending: {
    ...{ takenQueued: 'queued', takenRunning: 'running', asks: 'needsInput' },
    ...{ finished: 'succeeded', refused: 'failed', noAnswer: 'unconfirmed' },
  },
  // The answer was late; till then nobody knew.
  unconfirmed: {
    ...{ takenQueued: 'queued', takenRunning: 'running', asks: 'needsInput' },
    ...{ finished: 'succeeded', refused: 'failed', noAnswer: 'unconfirmed' },
  },
  // Found at the gateway in the meantime, so it is there, whatever a late answer says.
  queued: {
    ...{ takenQueued: 'queued', takenRunning: 'running', asks: 'needsInput' },
    ...{ finished: 'succeeded', refused: 'queued', noAnswer: 'queued' },
  },
  running: {
    ...{ takenQueued: 'queued', takenRunning: 'running', asks: 'needsInput' },
    ...{ finished: 'succeeded', refused: 'running', noAnswer: 'running' },
  },
  needsInput: {
    ...{ takenQueued: 'queued', takenRunning: 'running', asks: 'needsInput' },
    ...{ finished: 'succeeded', refused: 'needsInput', noAnswer: 'needsInput' },
  },
};

export function hasEnded({ phase }: Expected): boolean {
  return ends.includes(phase);
}

export function afterAnswer(task: Expected, answer: Answer, nowMs: number): Expected {
  // Its question was found, and answered, before this came: asked anew it would be answered, and paid, twice.
  if (answer === 'asks' && task.typed !== undefined) return task;
  return afterWord(task, answer, nowMs);
}

/** The gateway's word on a request or an answer, which always counts where it says what it does next. */
function afterWord(task: Expected, answer: Answer, nowMs: number): Expected {
  const phase = sent[task.phase]?.[answer];
  if (phase === undefined) return task;
  const isFound = !['sending', 'unconfirmed'].includes(task.phase);
  if (isFound && (answer === 'refused' || answer === 'noAnswer')) return task;
  if (answer === 'refused') return { ...task, phase, failure: 'refused', finishedAt: nowMs };
  if (answer === 'noAnswer') return { ...task, phase, failure: 'noAnswer' };
  const known = { ...task, phase, failure: undefined, suggestion: undefined };
  if (answer === 'finished') return { ...known, percent: undefined, finishedAt: nowMs };
  if (answer !== 'asks') return known;
  return { ...known, answer: undefined, typed: undefined, suggestion: 'the question' };
}

/** A word of the gateway about it, by a poll or a look. */
export function afterSeen(task: Expected, seen: Observation, nowMs: number): Expected {
  if (hasEnded(task)) return task;
  const isAsked = seen.phase === 'failed' && task.isStopped;
  const phase = isAsked ? 'cancelled' : seen.phase;
  if (phase === 'needsInput' && isJustAnswered(task, nowMs)) return task;
  const isOver = ends.includes(phase);
  return {
    ...task,
    ...resultAfter(task, seen),
    phase,
    percent: isOver ? undefined : furthest(task.percent, seen.progress?.percent),
    suggestion: phase === 'needsInput' ? suggestionOf(task, seen) : undefined,
    failure: isAsked ? undefined : (seen.failure?.kind ?? refusalLeft(task, phase)),
    finishedAt: isOver ? nowMs : undefined,
    answer: phase === 'running' ? notTaken(task) : task.answer,
  };
}

function suggestionOf(task: Expected, seen: Observation): string | undefined {
  return task.typed ?? seen.inputWanted?.suggestion;
}

/** A gateway that repeats its question has not taken back why it refused the last answer. */
function refusalLeft(task: Expected, phase: TaskPhase): string | undefined {
  return phase === 'needsInput' && task.phase === 'needsInput' ? task.failure : undefined;
}

function isJustAnswered({ answer }: Expected, nowMs: number): boolean {
  return answer !== undefined && (answer.isTaken || nowMs - answer.at < graceMs);
}

/** It draws: what it asks from now on is another question. */
function notTaken({ answer }: Expected): Expected['answer'] {
  return answer && { ...answer, isTaken: false };
}

/** What is not said again is still there. */
function resultAfter(task: Expected, { assets, actions }: Observation) {
  return {
    assets: assets ? picturesAfter(task, assets) : task.assets,
    actions: actions ? actions.map(({ id }) => id) : task.actions,
  };
}

function furthest(...percents: readonly (number | undefined)[]): number | undefined {
  const said = percents.filter((one) => one !== undefined);
  return said.length === 0 ? undefined : Math.max(...said);
}

function picturesAfter(task: Expected, seen: NonNullable<Observation['assets']>) {
  return seen.flatMap((asset) => {
    if (asset.kind === 'text') return [];
    const here = task.assets.find(([url]) => url === asset.url);
    return [[asset.url, asset.file?.hash ?? here?.[1]] as const];
  });
}

/** A person answers; undefined when that may not be sent: nothing is asked, or it was answered a moment ago. */
export function afterTyped(task: Expected, typed: string, nowMs: number): Expected | undefined {
  const { answer } = task;
  if (task.phase !== 'needsInput' || (answer && nowMs - answer.at < graceMs)) return undefined;
  return {
    ...task,
    ...{ phase: 'queued', suggestion: undefined, failure: undefined },
    ...{ typed, answer: { at: nowMs, isTaken: false } },
  };
}

/** What the gateway answered to the answer. Whatever it says, the task is there and can be looked at. */
export function afterAnswered(
  task: Expected,
  question: string | undefined,
  answer: Answer,
  nowMs: number,
): Expected {
  if (hasEnded(task) || answer === 'noAnswer') return task;
  if (answer === 'refused') {
    const suggestion = task.typed ?? question;
    return { ...task, answer: undefined, phase: 'needsInput', suggestion, failure: 'refused' };
  }
  const after = afterWord(task, answer, nowMs);
  const isTaken = answer === 'takenQueued' || answer === 'takenRunning';
  return isTaken && after.answer ? { ...after, answer: { ...after.answer, isTaken } } : after;
}
