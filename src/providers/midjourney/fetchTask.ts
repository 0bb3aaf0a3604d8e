import { FailureError } from '../../domain/failure';
import { isSuccess, type HttpReply } from '../../net/httpReply';
import type { CallContext } from '../provider';
import { readOptions } from './connectionOptions';
import { fetchPath } from './endpoints';
import type { Gateway } from './gateway';
import { gatewayFailure, isPathMissing } from './gatewayFailure';
import { meaningOfWords } from './refusalWords';
import { isNotFoundStatus, readWireTask, type WireTask } from './wireTask';
import { asRecord } from './wireValues';

/** One task by its id; undefined when the gateway says it has none. Throws `FailureError`. */
export async function fetchTask(
  remoteId: string,
  context: CallContext,
  gateway: Gateway,
): Promise<WireTask | undefined> {
  const { pathPrefix } = readOptions(context.connection);
  const path = pathPrefix + fetchPath(remoteId);
  const reply = await gateway.read({ method: 'GET', path }, context);
  if (saysNotFound(reply)) return undefined;
  const task = isSuccess(reply) ? readWireTask(reply.json) : undefined;
  if (task) return { ...task, id: task.id ?? remoteId };
  throw new FailureError(gatewayFailure(reply, { charged: 'no', nowMs: gateway.now() }));
}

/**
 * The many ways of saying "no such task": 400 `task_no_found` (new-api), 204 or 404 with code 3 (trueai),
 * 200 with nothing (novicezk), `{}` or `status: "not_found"` (others). A missing path is none of them.
 */
export function saysNotFound(reply: HttpReply): boolean {
  if (reply.status === 204) return true;
  if (reply.isHtml || isPathMissing(reply)) return false;
  if (asRecord(reply.json)?.['code'] === 3) return true;
  if (isSuccess(reply)) {
    if (isNothing(reply)) return true;
    if (readWireTask(reply.json)) return false;
  }
  return reply.status < 500 && meaningOfWords(reply.message)?.kind === 'notFound';
}

/** A good status with nothing behind it. */
function isNothing(reply: HttpReply): boolean {
  if (reply.text.trim() === '' || reply.json === null) return true;
  const body = asRecord(reply.json);
  if (!body) return false;
  return Object.keys(body).length === 0 || isNotFoundStatus(body['status']);
}
