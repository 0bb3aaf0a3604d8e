import type { Failure } from '../../domain/failure';
import { httpFailure } from '../../net/httpFailure';
import type { HttpReply } from '../../net/httpReply';
import { isWithoutChannel } from './gatewayFailure';
import { refusalOf, refused, unconfirmed, withoutEnvelope } from './verdictOfRefusal';
import { readEnvelope, resultStrings, type WireEnvelope } from './wireEnvelope';

/** What a reply to a submit says. */
export type SubmitVerdict =
  | {
      readonly kind: 'accepted';
      readonly ids: readonly [string, ...string[]];
      readonly phase: 'queued' | 'running';
      readonly queuePosition?: number;
    }
  /** Taken, and waits for a window to be filled in. */
  | { readonly kind: 'waiting'; readonly id: string; readonly finalPrompt?: string }
  /** Taken; whether it waits or runs only the task itself can tell. */
  | { readonly kind: 'unsure'; readonly id: string; readonly finalPrompt?: string }
  | {
      readonly kind: 'refused';
      readonly failure: Failure;
      /** The gateway knows no such button. */
      readonly isUnknownAction?: boolean;
    }
  | { readonly kind: 'unconfirmed'; readonly failure: Failure };

export interface VerdictFacts {
  readonly nowMs: number;
  /** The request named another task: "not found" then means that one. */
  readonly hasRelatedTask: boolean;
  /** The id that counts when an accepting reply has none: modal keeps its own. */
  readonly keptId?: string;
}

/**
 * Reads the codes of the submit envelope. They are novicezk's (ReturnCode.java) and their descendants';
 * new-api answers 1 where its upstream said 22, and where it said 21 for anything but Inpaint and
 * CustomZoom (QuantumNous/new-api relay/mjproxy_handler.go), so words and the task itself count, too.
 */
export function readVerdict(reply: HttpReply, facts: VerdictFacts): SubmitVerdict {
  const envelope = readEnvelope(reply.json);
  const ids = resultStrings(envelope?.result);
  if (mayBeBehind(reply, envelope, ids)) return brokenDown(reply, facts);
  if (!envelope) return withoutEnvelope(reply, facts);
  const [first = facts.keptId, ...rest] = ids;

  switch (envelope.code) {
    case 1:
    case 22:
      // Taken and perhaps paid for, but nobody knows under which name.
      if (first === undefined) return unconfirmed(reply, 'badReply', facts);
      return accepted(envelope, first, rest);
    case 21:
      return first === undefined
        ? refused(reply, facts, refusalOf(envelope, reply, facts))
        : windowOrExists(envelope, first);
    case 0:
      // Generated documents show 0 where they mean "some number".
      return ids.length > 0 && first !== undefined
        ? accepted(envelope, first, rest)
        : refused(reply, facts, { kind: 'badReply' });
    case 5:
      // new-api lost its upstream's answer (`do_request_failed`): the job may be running.
      return unconfirmed(reply, 'serverError', facts);
    default:
      return refused(
        reply,
        facts,
        refusalOf(envelope, reply, facts),
        envelope.properties?.bannedWord,
      );
  }
}

/**
 * A breakdown behind the gateway's door: the job may run there and be paid for, whatever the words say
 * ("queue full" also stands on a proxy's error page). Only what the gateway itself says before it passes
 * anything on is a refusal: codes 23 and 30, a path or an action that it does not have.
 */
function mayBeBehind(
  reply: HttpReply,
  envelope: WireEnvelope | undefined,
  ids: readonly string[],
): boolean {
  if (reply.status < 500 && reply.status !== 408) return false;
  const code = envelope?.code;
  if (code === 23 || code === 30 || (!envelope && isWithoutChannel(reply))) return false;
  // An id in an accepting answer counts more than its status.
  return !(ids.length > 0 && (code === 1 || code === 21 || code === 22));
}

function brokenDown(reply: HttpReply, facts: VerdictFacts): SubmitVerdict {
  const failure = httpFailure(reply, { charged: 'unknown', nowMs: facts.nowMs });
  return { kind: 'unconfirmed', failure };
}

function accepted(envelope: WireEnvelope, first: string, rest: readonly string[]): SubmitVerdict {
  const { properties } = envelope;
  if (rest.length === 0 && !/^https?:/i.test(first)) {
    if (isWindowText(envelope)) return waiting('waiting', envelope, first);
    // Looks like 21 rewritten, but the words are not ones we know.
    if (/confirm/i.test(envelope.description ?? '')) return waiting('unsure', envelope, first);
  }
  const position = properties?.numberOfQueues;
  return {
    kind: 'accepted',
    ids: [first, ...rest],
    phase: 'queued',
    ...(position === undefined ? {} : { queuePosition: position }),
  };
}

/** 21: a window waits (Plus, trueai), or the same upscale was made before (novicezk). */
function windowOrExists(envelope: WireEnvelope, id: string): SubmitVerdict {
  const { properties } = envelope;
  if (properties?.imageUrl || properties?.status?.toUpperCase() === 'SUCCESS') {
    return { kind: 'accepted', ids: [id], phase: 'running' };
  }
  const isWindow = isWindowText(envelope) || properties?.['remix'] === true;
  return waiting(isWindow ? 'waiting' : 'unsure', envelope, id);
}

function waiting(kind: 'waiting' | 'unsure', envelope: WireEnvelope, id: string): SubmitVerdict {
  const finalPrompt = envelope.properties?.finalPrompt;
  return { kind, id, ...(finalPrompt ? { finalPrompt } : {}) };
}

function isWindowText({ description = '' }: WireEnvelope): boolean {
  return /窗口等待|窗口确认|wait\w* for .*confirm|window.{0,12}confirm/i.test(description);
}
