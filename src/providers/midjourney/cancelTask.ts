import { FailureError, invalid, type Failure } from '../../domain/failure';
import { isSuccess, type HttpReply } from '../../net/httpReply';
import type { CallContext } from '../provider';
import { readOptions } from './connectionOptions';
import { cancelPath } from './endpoints';
import type { Gateway } from './gateway';
import { gatewayFailure, isPathMissing } from './gatewayFailure';
import type { GatewayProfile } from './gatewayProfile';
import { readEnvelope } from './wireEnvelope';
import { asRecord } from './wireValues';

/**
 * Asks a gateway to stop a task, which no gateway charges for. Plus has it, trueai keeps it for administrators
 * (TaskController.cs), new-api has no such path: what this one says is remembered, and then it is not asked again.
 * @throws FailureError `notOffered` where there is no such path, `cancelRefused` where it says no; else what is
 *   wrong with the way to the gateway
 */
export async function cancelTask(
  remoteId: string,
  context: CallContext,
  gateway: Gateway,
  profile: GatewayProfile,
): Promise<void> {
  if (profile.canCancel === false) throw new FailureError(noSuchPath);
  const path = readOptions(context.connection).pathPrefix + cancelPath(remoteId);
  const reply = await gateway.read({ method: 'POST', path }, context);
  if (isPathMissing(reply)) {
    profile.settleCancel(false, !reply.isHtml);
    throw new FailureError(noSuchPath);
  }
  if (isSuccess(reply) && !saysNo(reply)) {
    profile.settleCancel(true);
    return;
  }
  // It is there, but for others: offering it again would only be refused again.
  if (reply.status === 403) profile.settleCancel(false, !reply.isHtml);
  throw new FailureError(refusal(reply, gateway.now()));
}

const noSuchPath: Failure = { kind: 'notOffered', isRetryable: false, charged: 'unknown' };

/** A cancelled task is answered with an empty body; an envelope or trueai's filters may say no with status 200. */
function saysNo(reply: HttpReply): boolean {
  const code = readEnvelope(reply.json)?.code;
  return (code !== undefined && code !== 1) || asRecord(reply.json)?.['success'] === false;
}

/** What it cost is about the task, which goes on, and not about this question. */
function refusal(reply: HttpReply, nowMs: number): Failure {
  const failure = { ...gatewayFailure(reply, { charged: 'unknown', nowMs }) };
  const isPassing = failure.kind === 'unauthorised' || failure.isRetryable;
  if (isPassing && !isSuccess(reply)) return failure;
  const words = reply.message === '' ? undefined : reply.message;
  return { ...invalid('cancelRefused', words), charged: 'unknown' };
}
