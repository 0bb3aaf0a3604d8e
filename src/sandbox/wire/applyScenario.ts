import type { Gateway, SandboxContext } from '../gateway';
import type { ScenarioName } from '../scenarios';
import { htmlPage, newApiError, newApiRefusal, Refusal, refusedEnvelope } from './refusal';

/** Thrown to cut the connection without an answer. */
export class CutConnection extends Error {}

type Refusing = (gateway: Gateway, c: SandboxContext) => Error;

/** Either of two answers, by personality. */
function either(proxy: () => Refusal, newApi: (c: SandboxContext) => Refusal): Refusing {
  return ({ settings }, c) => (settings.personality === 'proxy' ? proxy() : newApi(c));
}

/** Scenarios that answer instead of the gateway, before anything is accepted. */
const refusals: Readonly<Partial<Record<ScenarioName, Refusing>>> = {
  '401': either(
    () => new Refusal(401, '账号已禁用'),
    () => newApiError(401, '无效的令牌'),
  ),
  '403': either(
    () => new Refusal(403, { success: false, message: '您无权限访问' }),
    (c) => newApiError(403, `该令牌无权访问模型 ${modelOf(c.req.path)}`),
  ),
  '403-html': () => htmlPage(403, '403 Forbidden'),
  '404-html': () => htmlPage(404, '404 Not Found'),
  '413': () => htmlPage(413, '413 Request Entity Too Large'),
  '429': (gateway) => tooMany(gateway),
  '500': either(
    () => new Refusal(500, { success: false, message: '操作失败' }),
    () =>
      new Refusal(500, {
        code: 4,
        description: 'readObjectStart: expect { or n, but found <, error found in #1 byte',
        type: 'upstream_error',
      }),
  ),
  '502': () => htmlPage(502, '502 Bad Gateway'),
  html: () => htmlPage(200, 'Console'),
  empty: () => new Refusal(200, ''),
  redirect: (_, c) => pointTo(besideItself(c.req.url)),
  // The same machine by another name: a client that keeps the key from strangers keeps it from this one.
  'redirect-away': (_, c) => pointTo(besideItself(c.req.url.replace('//127.0.0.1', '//localhost'))),
  'redirect-loop': (_, c) => pointTo(c.req.url),
  'drop-before': () => new CutConnection(),
  'no-model': (_, c) =>
    newApiError(503, `分组 default 下模型 ${modelOf(c.req.path)} 无可用渠道`, 'model_not_found'),
  'no-credit': either(
    () => refusedEnvelope(4, 'quota_not_enough'),
    () => newApiRefusal('quota_not_enough'),
  ),
  banned: () => bannedRefusal('sandbox:banned', 'sandbox:banned'),
  'queue-full': ({ settings }) => queueFull(settings.personality === 'proxy'),
  'queue-full-9': () => refusedEnvelope(9, '提交失败，队列已满，请稍后重试'),
  limit: () =>
    new Refusal(200, {
      success: false,
      code: -1,
      message: '用户今日绘图次数已达上限',
      timestamp: Date.now(),
    }),
  'no-account': () => refusedEnvelope(3, '无可用的账号实例'),
};

/** Throws the refusal of a scenario; does nothing for scenarios that let the request through. */
export function refuseByScenario(
  gateway: Gateway,
  scenario: ScenarioName,
  c: SandboxContext,
): void {
  const refusal = refusals[scenario];
  // Who comes by the address it was pointed to has arrived.
  if (scenario.startsWith('redirect') && c.req.query(arrived) !== undefined) return;
  if (refusal) throw refusal(gateway, c);
}

/** The mark of an address that somebody was pointed to. */
const arrived = 'pointed-here';

function besideItself(address: string): string {
  const url = new URL(address);
  url.searchParams.set(arrived, '1');
  return url.href;
}

/** 307: the same request again, elsewhere. */
function pointTo(location: string): Refusal {
  return new Refusal(307, '', { location });
}

export function queueFull(isProxy: boolean): Refusal {
  if (!isProxy) return newApiRefusal('upstream_busy 当前分组负载已饱和，请稍后再试', 429, 30);
  return new Refusal(200, { code: 23, description: '队列已满，请稍后尝试', properties: {} });
}

export function bannedRefusal(promptEn: string, bannedWord: string): Refusal {
  const properties = { promptEn, bannedWord };
  return new Refusal(200, { code: 24, description: '可能包含敏感词', properties });
}

function tooMany(gateway: Gateway): Refusal {
  const headers = { 'retry-after': String(Math.max(1, Math.round(5 * gateway.settings.pace))) };
  if (gateway.settings.personality === 'proxy') return new Refusal(429, '', headers);
  const body = {
    description: 'upstream_busy 当前分组负载已饱和，请稍后再试 ',
    type: 'upstream_error',
    code: 30,
  };
  return new Refusal(429, body, headers);
}

/** The name new-api gives an endpoint as a model. */
function modelOf(path: string): string {
  const name = /\/(?:submit|insight-face)\/([a-z-]+)/.exec(path)?.[1] ?? '';
  const odd: Readonly<Record<string, string>> = {
    swap: 'swap_face',
    'upload-discord-images': 'mj_upload',
    change: 'mj_variation',
    action: 'mj_variation',
  };
  return name === '' ? '' : (odd[name] ?? `mj_${name}`);
}
