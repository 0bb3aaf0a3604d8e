import { invalid, isFailureError } from '../../domain/failure';
import type { CallContext, SubmitOutcome } from '../provider';
import { fetchTask } from './fetchTask';
import { isCancelled, type Gateway } from './gateway';
import { inputWanted } from './inputWanted';
import type { ProviderData } from './providerData';
import { readStatus } from './taskStatus';
import type { SubmitVerdict } from './verdict';
import type { WireTask } from './wireTask';

/** What to ask for, should the gateway open a window. */
export interface WindowGuess {
  /** Kind of the pressed button. */
  readonly madeBy?: string;
  /** The text that button stands for. */
  readonly suggestion?: string;
  /** The parent's prompt. */
  readonly texts: readonly string[];
}

/**
 * What fails while a request is put together, a missing picture say, fails before anything was sent; once
 * it is sent there are verdicts, not errors. Calling off stays an error.
 */
export async function orRefused(run: () => Promise<SubmitOutcome>): Promise<SubmitOutcome> {
  try {
    return await run();
  } catch (error) {
    if (!isFailureError(error) || isCancelled(error)) throw error;
    return { kind: 'refused', failure: { ...error.failure, charged: 'no' } };
  }
}

export function refusedOutcome(reason: 'taskUnknown' | 'actionUnknown'): SubmitOutcome {
  return { kind: 'refused', failure: invalid(reason) };
}

/** A verdict in the contract's words. Where the reply left open whether a window waits, the task is asked. */
export async function outcomeOf(
  verdict: SubmitVerdict,
  guess: WindowGuess,
  { context, gateway }: { readonly context: CallContext; readonly gateway: Gateway },
): Promise<SubmitOutcome> {
  switch (verdict.kind) {
    case 'refused':
      return { kind: 'refused', failure: verdict.failure };
    case 'unconfirmed':
      return { kind: 'unconfirmed', failure: verdict.failure };
    case 'accepted': {
      const { ids, phase, queuePosition } = verdict;
      const position = queuePosition === undefined ? {} : { queuePosition };
      return { kind: 'accepted', remoteIds: ids, phase, ...position, ...dataPart(guess) };
    }
    case 'waiting':
      return waitingOutcome(verdict.id, verdict.finalPrompt, guess);
    case 'unsure': {
      const wire = await look(verdict.id, context, gateway);
      const isWaiting = wire ? readStatus(wire.status).phase === 'needsInput' : isWindowKind(guess);
      if (isWaiting) {
        const text = verdict.finalPrompt ?? wire?.properties?.finalPrompt ?? wire?.prompt;
        return waitingOutcome(verdict.id, text, guess);
      }
      // The next observation tells more; a window that opens late is seen as MODAL there.
      return { kind: 'accepted', remoteIds: [verdict.id], phase: 'running', ...dataPart(guess) };
    }
  }
}

function waitingOutcome(
  remoteId: string,
  finalPrompt: string | undefined,
  guess: WindowGuess,
): SubmitOutcome {
  return {
    kind: 'needsInput',
    remoteId,
    inputWanted: inputWanted({
      kinds: [guess.madeBy],
      texts: [guess.suggestion, finalPrompt, ...guess.texts],
    }),
    ...dataPart(guess),
  };
}

function dataPart({ madeBy, suggestion }: WindowGuess): { readonly providerData?: ProviderData } {
  if (madeBy === undefined) return {};
  return { providerData: { madeBy, ...(suggestion === undefined ? {} : { suggestion }) } };
}

/** Kinds that always open a window (trueai-org/midjourney-proxy, Plus docs/api.md). */
function isWindowKind({ madeBy = '' }: WindowGuess): boolean {
  return /^(inpaint|customzoom|picreader|promptanalyzer|video)$/i.test(madeBy);
}

/** The accepted task, if it can be seen already. A look that fails changes nothing about the acceptance. */
async function look(
  remoteId: string,
  context: CallContext,
  gateway: Gateway,
): Promise<WireTask | undefined> {
  try {
    return await fetchTask(remoteId, context, gateway);
  } catch {
    return undefined;
  }
}
