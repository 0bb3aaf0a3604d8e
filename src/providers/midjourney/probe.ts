import { isFailureError } from '../../domain/failure';
import { isSuccess, type HttpReply } from '../../net/httpReply';
import type { ConnectionOptions } from './connectionOptions';
import { cancelPath, endpoints, seedPath } from './endpoints';
import type { Call } from './gateway';
import { isPathMissing } from './gatewayFailure';
import { modelsIn, soldByModels } from './probeModels';
import { probeSpeeds } from './probeSpeeds';
import { probePostPaths, type PostPaths } from './probePostPaths';

/** Every question of the probe may be slow or unanswered without harm: a person waits for the whole. */
const patienceMs = 5_000;

/** A free question; undefined when nothing came back. */
export type Question = (call: Call) => Promise<HttpReply | undefined>;

/** What a gateway has: as short facts in plain words, and as what to do without where that was settled. */
export interface Probed {
  readonly facts: readonly string[];
  readonly hasTaskList: boolean | undefined;
  readonly hasBatch: boolean | undefined;
  readonly hasSeed: boolean | undefined;
  readonly canCancel: boolean | undefined;
  /** Paths of submits by whether they are there; none of them was sent anything. */
  readonly submits: PostPaths;
}

/**
 * Finds out, free of charge, what this gateway has beside the ways every gateway has: queries with ids nobody
 * has given out, and GET where only POST would submit. No submit is sent, not even an empty one: that a
 * gateway refuses it before it charges is known of none for certain.
 */
export async function probe(
  send: (call: Call) => Promise<HttpReply>,
  options: ConnectionOptions,
  impossibleId: string,
): Promise<Probed> {
  const { pathPrefix } = options;
  const ask: Question = (call) => answerTo(send, { ...call, timeoutMs: patienceMs });
  const get = (path: string) => ask({ method: 'GET', path });
  const [batch, list, seed, models, speeds, byMethod] = await Promise.all([
    ask({
      method: 'POST',
      path: pathPrefix + endpoints.listByCondition,
      body: { ids: [impossibleId] },
    }),
    get(pathPrefix + endpoints.list),
    get(pathPrefix + seedPath(impossibleId)),
    get('/v1/models'),
    probeSpeeds(ask, options, impossibleId),
    probePostPaths(ask, options, [cancelPath(impossibleId)]),
  ]);
  const names = modelsIn(models);
  const submits = new Map([...soldByModels(names), ...byMethod]);
  const canCancel = submits.get(cancelPath(impossibleId));
  submits.delete(cancelPath(impossibleId));
  return {
    facts: [
      `batch query: ${batchForm(batch)}`,
      `list of newest tasks: ${presence(list)}`,
      `seed: ${presence(seed)}`,
      `cancel: ${canCancel === undefined ? 'found out when one is asked for' : yesOrNo(canCancel)}`,
      `models: ${names.length > 0 ? names.join(' ') : 'none of this format listed'}`,
      `speed by path: ${speeds}`,
      ...submitFacts(submits, options),
    ],
    hasTaskList: isThere(list),
    hasBatch: isThere(batch),
    hasSeed: isThere(seed),
    canCancel,
    submits,
  };
}

/** No answer is an answer here: what the gateway is good for was settled before. */
async function answerTo(
  send: (call: Call) => Promise<HttpReply>,
  call: Call,
): Promise<HttpReply | undefined> {
  try {
    return await send(call);
  } catch (error) {
    if (!isFailureError(error)) throw error;
    return undefined;
  }
}

function submitFacts(submits: PostPaths, { refreshPath }: ConnectionOptions): string[] {
  const named = (isMissing: boolean) =>
    [...submits].flatMap(([path, has]) => (has === isMissing ? [] : [path])).join(' ');
  const refresh = submits.get(refreshPath);
  return [
    `submits: ${named(false) || 'found out when one is sent'}`,
    ...(named(true) === '' ? [] : [`missing submits: ${named(true)}`]),
    `refresh of links: ${refresh === undefined ? 'found out when a link has died' : yesOrNo(refresh)}`,
  ];
}

function batchForm(reply: HttpReply | undefined): string {
  if (!reply || !isSuccess(reply)) return presence(reply);
  return Array.isArray(reply.json) ? 'yes, a bare list' : 'yes, a list within an answer';
}

function presence(reply: HttpReply | undefined): string {
  const has = isThere(reply);
  return has === undefined ? 'no answer' : yesOrNo(has);
}

/** Whether there is such a path; undefined when the answer settles nothing. */
function isThere(reply: HttpReply | undefined): boolean | undefined {
  if (!reply || reply.status === 429 || (reply.status >= 500 && reply.status !== 501)) {
    return undefined;
  }
  return !isPathMissing(reply);
}

function yesOrNo(value: boolean): string {
  return value ? 'yes' : 'no';
}
