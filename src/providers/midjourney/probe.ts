import { isFailureError } from '../../domain/failure';
import { isSuccess, type HttpReply } from '../../net/httpReply';
import { endpoints, seedPath } from './endpoints';
import type { Call } from './gateway';
import { isPathMissing } from './gatewayFailure';
import { asRecord } from './wireValues';

/** Every question of the probe may be slow or unanswered without harm: a person waits for the whole. */
const patienceMs = 5_000;

type Ask = (call: Call) => Promise<HttpReply>;

/** What a gateway has, as short facts in plain words; `hasTaskList` where that was settled. */
export interface Probed {
  readonly facts: readonly string[];
  readonly hasTaskList: boolean | undefined;
}

/**
 * Finds out, free of charge, what this gateway has beside the ways every gateway has: only queries, with
 * ids nobody has given out. Whether it renews links cannot be asked so: its path is a submit.
 */
export async function probe(ask: Ask, pathPrefix: string, impossibleId: string): Promise<Probed> {
  const get = (path: string) => answerTo(ask, { method: 'GET', path, timeoutMs: patienceMs });
  const batchCall: Call = {
    method: 'POST',
    path: pathPrefix + endpoints.listByCondition,
    body: { ids: [impossibleId] },
    timeoutMs: patienceMs,
  };
  const [batch, list, seed, models] = await Promise.all([
    answerTo(ask, batchCall),
    get(pathPrefix + endpoints.list),
    get(pathPrefix + seedPath(impossibleId)),
    get('/v1/models'),
  ]);
  const names = modelNames(models);
  return {
    facts: [
      `batch query: ${batchForm(batch)}`,
      `list of newest tasks: ${presence(list)}`,
      `seed: ${presence(seed)}`,
      `models: ${names.length > 0 ? names.join(' ') : 'none of this format listed'}`,
      'refresh of links: found out when a link has died',
    ],
    hasTaskList: list && isSettled(list) ? !isPathMissing(list) : undefined,
  };
}

/** No answer is an answer here: what the gateway is good for was settled before. */
async function answerTo(ask: Ask, call: Call): Promise<HttpReply | undefined> {
  try {
    return await ask(call);
  } catch (error) {
    if (!isFailureError(error)) throw error;
    return undefined;
  }
}

function batchForm(reply: HttpReply | undefined): string {
  if (!reply || !isSuccess(reply)) return presence(reply);
  return Array.isArray(reply.json) ? 'yes, a bare list' : 'yes, a list within an answer';
}

function presence(reply: HttpReply | undefined): string {
  if (!reply || !isSettled(reply)) return 'no answer';
  return isPathMissing(reply) ? 'no' : 'yes';
}

function isSettled({ status }: HttpReply): boolean {
  return status !== 429 && (status < 500 || status === 501);
}

/** Of all that a gateway lists only names that cannot be anything else, such as a key it repeats. */
function modelNames(reply: HttpReply | undefined): readonly string[] {
  const data = reply && asRecord(reply.json)?.['data'];
  const ids = (Array.isArray(data) ? (data as unknown[]) : []).map((one) => asRecord(one)?.['id']);
  return ids
    .filter((id) => typeof id === 'string')
    .filter((id) => /^(mj_[a-z_]+|swap_face)$/.test(id));
}
