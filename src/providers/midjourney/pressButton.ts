import { invalid } from '../../domain/failure';
import { promptOfTask } from '../../domain/promptOfTask';
import type { Task } from '../../domain/task';
import type { SubmitOutcome } from '../provider';
import { actionSubmit, changeSubmit } from './actionBody';
import { fallbackOf, hasFallback, imaginesOfAll, textOfAction } from './actionFallback';
import { readOptions } from './connectionOptions';
import { readCustomId } from './customId';
import { outcomeOf, refusedOutcome, type WindowGuess } from './outcome';
import { readProviderData } from './providerData';
import { sendSubmit, type Means } from './sendSubmit';
import { speedOf } from './speed';
import type { SubmitVerdict } from './verdict';

/** Presses a button: by its token, or by `change` where we made it ourselves. */
export async function pressButton(
  task: Task,
  actionId: string,
  localId: string,
  means: Means,
): Promise<SubmitOutcome> {
  const { customIds = {}, changes = {} } = readProviderData(task.providerData);
  const { remoteId } = task;
  if (remoteId === undefined) return refusedOutcome('taskUnknown');

  const change = Object.hasOwn(changes, actionId) ? changes[actionId] : undefined;
  if (change) {
    const { connection } = means.context;
    const submit = changeSubmit(remoteId, change, localId, readOptions(connection));
    const speed = speedOf(task, connection);
    const verdict = await sendSubmit({ ...submit, speed, hasRelatedTask: true }, means);
    const guess = { madeBy: kindOfChange[change.action], texts: [promptOfTask(task)] };
    return await outcomeOf(verdict, guess, means);
  }
  const customId = Object.hasOwn(customIds, actionId) ? customIds[actionId] : undefined;
  if (customId === undefined) return refusedOutcome('actionUnknown');
  const text = textOfAction(task, customId);
  const guess: WindowGuess = {
    madeBy: readCustomId(customId).kind,
    ...(text === undefined ? {} : { suggestion: text }),
    texts: [promptOfTask(task)],
  };
  const verdict = await pressToken({ task, remoteId, customId, localId }, means);
  return await outcomeOf(verdict, guess, means);
}

interface Press {
  readonly task: Task;
  readonly remoteId: string;
  readonly customId: string;
  readonly localId: string;
}

/** Sends the token, and goes another way where the gateway calls it unknown and there is one. */
async function pressToken(press: Press, means: Means): Promise<SubmitVerdict> {
  const { task, remoteId, customId, localId } = press;
  const { context, profile } = means;
  const options = readOptions(context.connection);
  const speed = speedOf(task, context.connection);
  const { kind } = readCustomId(customId);

  let verdict = refusedBefore(profile.refusalOf(kind));
  if (!verdict) {
    const submit = actionSubmit(remoteId, customId, speed, localId, options);
    verdict = await sendSubmit({ ...submit, speed, hasRelatedTask: true }, means);
    if (verdict.kind !== 'refused' || !verdict.isUnknownAction) return verdict;
    profile.refuse(kind, verdict.failure.gatewayMessage ?? '');
  }
  if (!hasFallback(task, customId, profile)) {
    return imaginesOfAll(task, customId, profile) ? asOneByOne(verdict) : verdict;
  }
  const fallback = await fallbackOf(task, customId, localId, context);
  return fallback ? await sendSubmit(fallback, means) : verdict;
}

/** Four are charged as four: that is for a person to say, and the button is not a dead one. */
function asOneByOne(verdict: SubmitVerdict): SubmitVerdict {
  if (verdict.kind !== 'refused') return verdict;
  const { gatewayMessage } = verdict.failure;
  return { kind: 'refused', failure: invalid('oneByOne', gatewayMessage) };
}

/** What the gateway would say again, without asking it. */
function refusedBefore(words: string | undefined): SubmitVerdict | undefined {
  if (words === undefined) return undefined;
  const said = words === '' ? {} : { gatewayMessage: words };
  const failure = { kind: 'notOffered', ...said, isRetryable: false, charged: 'no' } as const;
  return { kind: 'refused', failure };
}

const kindOfChange = { UPSCALE: 'upsample', VARIATION: 'variation', REROLL: 'reroll' } as const;
