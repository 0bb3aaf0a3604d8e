import type { Failure } from '../../domain/failure';
import { httpFailure, replyFailure, type FailureFacts } from '../../net/httpFailure';
import { isSuccess, type HttpReply } from '../../net/httpReply';
import { meaningOfWords, type Meaning } from './refusalWords';
import { asRecord } from './wireValues';

/**
 * Put in front of the gateway's words when reading tasks is refused to a key that may submit: new-api's
 * middleware/distributor.go checks a key's list of models on every route, and for queries the model's name
 * is empty, so the message ends where the name should be.
 */
export const restrictedKeyHint =
  'This key is limited to certain models, which also blocks reading tasks; lift the limit at the gateway.';

const emptyModelName = /(model|模型|模型)\s*([(（]|$)/i;

/** What a reply means that is not what was asked for, by words, error code and status. */
export function gatewayFailure(reply: HttpReply, facts: FailureFacts): Failure {
  if (reply.isHtml && (isSuccess(reply) || reply.status === 404)) {
    // A page for people where an answer was expected: the address is not the gateway's.
    return replyFailure(reply, 'badReply', facts);
  }
  if (isRestrictedKey(reply)) {
    const failure = replyFailure(reply, 'forbidden', facts);
    return { ...failure, gatewayMessage: `${restrictedKeyHint} ${reply.message}`.slice(0, 300) };
  }
  const meaning = meaningOfReply(reply);
  return meaning ? withMeaning(reply, meaning, facts) : httpFailure(reply, facts);
}

/** A failure with a given meaning and the reply's facts. */
export function withMeaning(reply: HttpReply, meaning: Meaning, facts: FailureFacts): Failure {
  const failure = replyFailure(reply, meaning.kind, facts);
  return {
    ...failure,
    ...(meaning.reason === undefined ? {} : { reason: meaning.reason }),
    isRetryable: meaning.isRetryable ?? failure.isRetryable,
  };
}

/** Whether the path itself is missing, so that asking again is useless. */
export function isPathMissing(reply: HttpReply): boolean {
  if (reply.status === 405 || reply.status === 501) return true;
  if (reply.isHtml) return reply.status < 500 && reply.status !== 401 && reply.status !== 403;
  // A 404 with a code is trueai's "no such task".
  return reply.status === 404 && asRecord(reply.json)?.['code'] === undefined;
}

function meaningOfReply(reply: HttpReply): Meaning | undefined {
  if (isWithoutChannel(reply)) return { kind: 'notOffered' };
  const words = meaningOfWords(reply.message);
  if (words) return words;
  if (errorCodeOf(reply) === 'insufficient_user_quota') return { kind: 'noCredit' };
  if (reply.status === 404 && isPathMissing(reply)) return { kind: 'notOffered' };
  return undefined;
}

/** new-api has no such call, or no channel serves this "model", that is, this action, for this key's group. */
export function isWithoutChannel(reply: HttpReply): boolean {
  if (reply.status === 501 || errorCodeOf(reply) === 'model_not_found') return true;
  // Older builds have no code, but name the model.
  const isNamed = /\bmj_\w+|\bswap_face\b/.test(reply.message);
  return reply.status === 503 && isNamed && asRecord(reply.json)?.['error'] !== undefined;
}

function errorCodeOf(reply: HttpReply): unknown {
  return asRecord(asRecord(reply.json)?.['error'])?.['code'];
}

function isRestrictedKey(reply: HttpReply): boolean {
  return reply.status === 403 && emptyModelName.test(reply.message);
}
