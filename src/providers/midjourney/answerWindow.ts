import type { Task } from '../../domain/task';
import type { InputAnswer, SubmitOutcome } from '../provider';
import { dataUrlOf } from './dataUrl';
import { endpoints } from './endpoints';
import { outcomeOf, refusedOutcome, type WindowGuess } from './outcome';
import { readProviderData } from './providerData';
import { sendSubmit, type Means } from './sendSubmit';
import { speedOf } from './speed';

/** Fills in a waiting window. The waiting task keeps its id unless the gateway names another. */
export async function answerWindow(
  task: Task,
  answer: InputAnswer,
  means: Means,
): Promise<SubmitOutcome> {
  const { context } = means;
  const { remoteId } = task;
  if (remoteId === undefined) return refusedOutcome('taskUnknown');
  const body = {
    taskId: remoteId,
    prompt: answer.prompt,
    ...(answer.mask ? { maskBase64: await dataUrlOf(answer.mask, context) } : {}),
  };
  const { request } = task;
  const speed = speedOf({ request, answeredWith: answer.prompt }, context.connection);
  const verdict = await sendSubmit(
    { path: endpoints.modal, body, speed, hasRelatedTask: true, keptId: remoteId },
    means,
  );
  const { madeBy, suggestion } = readProviderData(task.providerData);
  const guess: WindowGuess = {
    ...(madeBy === undefined ? {} : { madeBy }),
    ...(suggestion === undefined ? {} : { suggestion }),
    texts: [answer.prompt],
  };
  return await outcomeOf(verdict, guess, means);
}
