import { FailureError, invalid } from '../domain/failure';
import { hasSoundSeed } from '../domain/parameters/seed';
import { hasSoundZoom, withZoom } from '../domain/parameters/zoom';
import { pictureByteLimit, promptLimit } from '../domain/request';
import { answerGraceMs, withoutUndefined, type Task } from '../domain/task';
import type { InputAnswer } from '../providers/provider';

/**
 * An answer as it may be sent: where a zoom is wanted, with the one that a person saw. A second one shortly after the
 * first is refused: the gateway may still say "waiting" for a moment, and both would be paid.
 * @throws FailureError
 */
export function soundAnswer(task: Task, given: InputAnswer, nowMs: number): InputAnswer {
  const sinceMs = nowMs - (task.inputAnsweredAt ?? -Infinity);
  if (sinceMs < answerGraceMs) throw new FailureError(invalid('alreadyPressed'));
  if (task.phase !== 'needsInput') throw new FailureError(invalid('taskNotReady'));
  if (!given.mask && given.prompt.trim() === '') throw new FailureError(invalid('promptNeeded'));
  const wantsZoom = task.inputWanted?.input === 'zoom';
  const answer = wantsZoom ? { ...given, prompt: withZoom(given.prompt) } : given;
  if (answer.prompt.length > promptLimit) throw new FailureError(invalid('promptTooLong'));
  if (wantsZoom && !hasSoundZoom(answer.prompt)) throw new FailureError(invalid('badZoom'));
  if (!hasSoundSeed(answer.prompt)) throw new FailureError(invalid('badSeed'));
  if (answer.mask && answer.mask.byteLength > pictureByteLimit) {
    throw new FailureError(invalid('pictureTooLarge'));
  }
  return answer;
}

/** Recorded before the answer leaves. It waits in the gateway's queue then, so it is polled, not "sending". */
export function answered(task: Task, answer: InputAnswer, nowMs: number): Task {
  return withoutUndefined<Task>({
    ...task,
    phase: 'queued',
    inputWanted: undefined,
    failure: undefined,
    isAnswerTaken: undefined,
    inputAnsweredAt: nowMs,
    answeredWith: answer.prompt,
    typedBefore: undefined,
    movedAt: nowMs,
  });
}
