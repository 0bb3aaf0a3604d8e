import { isSuccess } from '../../net/httpReply';
import type { Speed } from '../../domain/request';
import type { ConnectionOptions } from './connectionOptions';
import { fetchPath } from './endpoints';
import { saysNotFound } from './fetchTask';
import type { Question } from './probe';
import { submitPrefix } from './speed';
import { readWireTask } from './wireTask';

const speeds: readonly Speed[] = ['relax', 'fast', 'turbo'];

/**
 * Which speeds can be chosen by path, by queries for a task that cannot exist. new-api takes any word there
 * and drops what it does not know (relay/mjproxy_handler.go), so a word that is none is tried as well.
 */
export async function probeSpeeds(
  ask: Question,
  options: ConnectionOptions,
  impossibleId: string,
): Promise<string> {
  const isAnswered = async (prefix: string) => {
    const reply = await ask({ method: 'GET', path: prefix + fetchPath(impossibleId) });
    if (!reply) return false;
    return saysNotFound(reply) || (isSuccess(reply) && readWireTask(reply.json) !== undefined);
  };
  const [nonsense, ...known] = await Promise.all([
    isAnswered('/mj-none/mj'),
    ...speeds.map((speed) => isAnswered(submitPrefix(speed, { ...options, speedVia: 'path' }))),
  ]);
  if (nonsense) return 'any word is taken, so that none may count';
  const found = speeds.filter((_, index) => known[index]);
  return found.length > 0 ? found.join(' ') : 'no';
}
