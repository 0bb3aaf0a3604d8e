import type { Action } from '../../domain/action';
import type { Asset } from '../../domain/asset';
import { promptOfTask } from '../../domain/promptOfTask';
import { withoutUndefined, type InputWanted, type Observation, type Task } from '../../domain/task';
import { madeActions, readActions } from './actions';
import type { GatewayPlace } from './connectionOptions';
import { failureOfReason } from './failReason';
import { inputWanted } from './inputWanted';
import { readProviderData, type ProviderData } from './providerData';
import { finishedAssets, previewAssets } from './taskAssets';
import { readProgress } from './taskProgress';
import { takesChange, taskShape, type TaskFacts } from './taskShape';
import { readStatus } from './taskStatus';
import type { WireTask } from './wireTask';

/** A gateway's task as an observation. `task` is what we know of it; absent for one made elsewhere. */
export function readObservation(
  wire: WireTask,
  place: GatewayPlace,
  task?: Pick<Task, 'request' | 'answeredWith' | 'providerData'>,
): Observation {
  const data = readProviderData(task?.providerData);
  const facts: TaskFacts = { ...(task ? { request: task.request } : {}), madeBy: data.madeBy };
  const status = readStatus(wire.status, wire.failReason);
  return withoutUndefined<Observation>({
    ...status,
    prompt: promptOfWire(wire),
    seed: seedOf(wire),
    ...partsOf(status.phase),
  });

  function partsOf(phase: Observation['phase']): {
    [K in keyof Observation]?: Observation[K] | undefined;
  } {
    switch (phase) {
      case 'queued':
        return {
          progress: readProgress(wire.progress),
          queuePosition: wire.properties?.numberOfQueues,
        };
      case 'running':
        return { progress: readProgress(wire.progress), assets: previewOf(wire, facts, place) };
      case 'needsInput':
        return { inputWanted: windowOf(wire, data, task && promptOfTask(task)) };
      case 'succeeded':
        return finishedParts(wire, facts, data, place);
      case 'failed':
        return { failure: failureOfReason(wire.failReason) };
      case 'cancelled':
      case 'lost':
        return {};
    }
  }
}

function previewOf(
  wire: WireTask,
  facts: TaskFacts,
  place: GatewayPlace,
): readonly Asset[] | undefined {
  const preview = previewAssets(wire, taskShape(wire, [], facts), place);
  // No picture yet says nothing; an empty list would take the last preview away.
  return preview.length > 0 ? preview : undefined;
}

function windowOf(wire: WireTask, data: ProviderData, prompt: string | undefined): InputWanted {
  return inputWanted({
    kinds: [data.madeBy, wire.action],
    texts: [data.suggestion, wire.properties?.finalPrompt, wire.prompt, prompt],
  });
}

function finishedParts(
  wire: WireTask,
  facts: TaskFacts,
  data: ProviderData,
  place: GatewayPlace,
): { [K in 'assets' | 'actions' | 'providerData' | 'tookMs']: Observation[K] | undefined } {
  const { actions, ...tokens } = actionsOf(wire, facts);
  const assets = finishedAssets(wire, taskShape(wire, actions, facts), place);
  return { assets, actions, providerData: { ...data, ...tokens }, tookMs: tookMsOf(wire) };
}

/** Both are milliseconds since 1970, and 0 or null before; whatever else a gateway puts there says nothing. */
function tookMsOf({ submitTime = 0, finishTime = 0 }: WireTask): number | undefined {
  const tookMs = finishTime - submitTime;
  return submitTime > earliestTime && tookMs > 0 && tookMs < longestMs ? tookMs : undefined;
}

/** Midjourney is younger. */
const earliestTime = Date.UTC(2020);
const longestMs = 24 * 3_600_000;

interface ActionsAndTokens extends Pick<ProviderData, 'customIds' | 'changes'> {
  readonly actions: readonly Action[];
}

function actionsOf(wire: WireTask, facts: TaskFacts): ActionsAndTokens {
  if (wire.buttons) return readActions(wire.buttons);
  return takesChange(wire, taskShape(wire, [], facts), facts) ? madeActions() : { actions: [] };
}

function promptOfWire(wire: WireTask): string | undefined {
  return [wire.prompt, wire.promptEn, wire.properties?.finalPrompt].find((one) => one?.trim());
}

function seedOf({ seed }: WireTask): string | undefined {
  return seed !== undefined && /^\d+$/.test(seed) ? seed : undefined;
}
