import type { Failure } from '../../domain/failure';
import { replyFailure } from '../../net/httpFailure';
import { isSuccess, type HttpReply } from '../../net/httpReply';
import { gatewayFailure, withMeaning } from './gatewayFailure';
import { isUnknownAction, meaningOfWords, type Meaning } from './refusalWords';
import type { SubmitVerdict, VerdictFacts } from './verdict';
import type { WireEnvelope } from './wireEnvelope';
import { asRecord } from './wireValues';

/** What an envelope that accepts nothing means, by its code and its words. */
export function refusalOf(envelope: WireEnvelope, reply: HttpReply, facts: VerdictFacts): Meaning {
  const words = meaningOfWords(wordsOf(envelope));
  switch (envelope.code) {
    case 3:
      // Without a related task it says "no account available" (novicezk), which passes.
      return { kind: facts.hasRelatedTask ? 'notFound' : 'serverError' };
    case 9:
      return words ?? { kind: 'serverError' };
    case 23:
      return { kind: 'queueFull' };
    case 24:
      // One vendor uses 24 for any refusal: only a named word or clear text makes it the prompt's fault.
      return envelope.properties?.bannedWord
        ? { kind: 'promptRefused' }
        : (words ?? { kind: 'invalidRequest' });
    case 30:
      return { kind: 'rateLimited' };
    default:
      if (words) return words;
      return reply.status === 429 ? { kind: 'rateLimited' } : { kind: 'invalidRequest' };
  }
}

function wordsOf({ description = '', message = '' }: WireEnvelope): string {
  return `${description} ${message}`;
}

/** A reply that is no envelope: an error of another shape, a page, nothing at all. */
export function withoutEnvelope(reply: HttpReply, facts: VerdictFacts): SubmitVerdict {
  const body = asRecord(reply.json);
  const saysNo = body !== undefined && (body['error'] !== undefined || body['success'] === false);
  if (isSuccess(reply)) {
    // A landing page took nothing; an answer cut short or unheard of may hide an accepted job.
    if (!reply.isHtml && !saysNo) return unconfirmed(reply, 'badReply', facts);
    return refused(
      reply,
      facts,
      reply.isHtml
        ? { kind: 'badReply' }
        : (meaningOfWords(reply.message) ?? { kind: 'invalidRequest' }),
    );
  }
  return refusal(gatewayFailure(reply, { charged: 'no', nowMs: facts.nowMs }), reply);
}

export function refused(
  reply: HttpReply,
  facts: VerdictFacts,
  meaning: Meaning,
  bannedWord?: string,
): SubmitVerdict {
  const failure = withMeaning(reply, meaning, { charged: 'no', nowMs: facts.nowMs });
  const hasWord = meaning.kind === 'promptRefused' && bannedWord;
  return refusal(hasWord ? { ...failure, word: bannedWord } : failure, reply);
}

function refusal(failure: Failure, reply: HttpReply): SubmitVerdict {
  return {
    kind: 'refused',
    failure,
    ...(isUnknownAction(reply.message) ? { isUnknownAction: true } : {}),
  };
}

export function unconfirmed(
  reply: HttpReply,
  kind: 'badReply' | 'serverError',
  facts: VerdictFacts,
): SubmitVerdict {
  const failure = replyFailure(reply, kind, { charged: 'unknown', nowMs: facts.nowMs });
  return { kind: 'unconfirmed', failure };
}
