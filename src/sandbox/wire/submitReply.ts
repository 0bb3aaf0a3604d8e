import type { Gateway, SandboxContext } from '../gateway';
import { channelId } from './links';

export interface SubmitReply {
  readonly code: number;
  readonly description: string;
  readonly result: string | readonly string[] | null;
  readonly properties?: object;
}

/** Actions whose window-wait new-api leaves at code 21 (relay/mjproxy_handler.go of QuantumNous/new-api). */
const keeps21: ReadonlySet<string> = new Set(['INPAINT', 'CUSTOM_ZOOM']);

/**
 * Writes the envelope of an accepted submit. new-api rewrites 22 to 1 always, and 21 to 1 for all but
 * Inpaint and CustomZoom. What is answered so is charged, but for those two: their window is, later.
 */
export function sendReply(
  c: SandboxContext,
  { settings, charges }: Gateway,
  reply: SubmitReply,
  action: string,
): Response {
  const isNewApi = settings.personality === 'new-api';
  const isRewritten =
    isNewApi && (reply.code === 22 || (reply.code === 21 && !keeps21.has(action)));
  if (!(reply.code === 21 && keeps21.has(action))) charges.push(c.req.path);
  const properties = { discordInstanceId: channelId, ...reply.properties };
  let json = JSON.stringify({ ...reply, code: isRewritten ? 1 : reply.code, properties });
  if (
    settings.bareNumberResult &&
    typeof reply.result === 'string' &&
    /^[1-9]\d*$/.test(reply.result)
  ) {
    json = json.replace(`"result":"${reply.result}"`, `"result":${reply.result}`);
  }
  return c.body(json, 200, { 'content-type': 'application/json; charset=utf-8' });
}

/** The reply to work that was accepted, by how many wait in front of it. */
export function acceptedReply(id: string, ahead: number): SubmitReply {
  return ahead > 0
    ? {
        code: 22,
        description: `排队中，前面还有${ahead}个任务`,
        result: id,
        properties: { numberOfQueues: ahead },
      }
    : { code: 1, description: '提交成功', result: id };
}

/** The reply to a request that needs a window: who it is about, and the text to begin with. */
export function windowReply(id: string, finalPrompt: string, isRemix: boolean): SubmitReply {
  const properties = isRemix ? { finalPrompt, remix: true } : { finalPrompt };
  return { code: 21, description: '窗口等待', result: id, properties };
}
