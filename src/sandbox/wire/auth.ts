import { isScenario, type ScenarioName } from '../scenarios';
import type { Personality } from '../sandboxOptions';
import { newApiError, Refusal } from './refusal';

/** Words a key can begin with instead of a scenario's own name. */
const keyWords: Readonly<Record<string, ScenarioName | 'restricted'>> = {
  revoked: '401',
  forbidden: '403',
  restricted: 'restricted',
};

/**
 * The key of a request, in any of the three ways clients send it: `Authorization: Bearer key`,
 * `Authorization: key`, `mj-api-secret: key`. Refuses a request without one.
 */
export function readKey(headers: Headers, personality: Personality): string {
  const authorization = (headers.get('authorization') ?? '').replace(/^bearer(\s+|$)/i, '').trim();
  const usable = authorization === 'midjourney-proxy' ? '' : authorization;
  const key = usable || (headers.get('mj-api-secret') ?? headers.get('x-api-key') ?? '').trim();
  if (key !== '') return key.replace(/^bearer\s+/i, '').replace(/^sk-/, '');
  throw personality === 'new-api'
    ? newApiError(401, '未提供令牌')
    : new Refusal(401, 'Authorization header missing.');
}

/** What the key itself asks for: a scenario, `restricted`, or nothing. */
export function keyScenario(key: string): ScenarioName | 'restricted' | undefined {
  const word = Object.keys(keyWords).find((name) => key.startsWith(name));
  if (word !== undefined) return keyWords[word];
  const name = key.toLowerCase();
  return isScenario(name) ? name : undefined;
}

/**
 * A key that may use some models only. new-api checks the model of every route; on fetch, seed and
 * batch it has none, so such a key submits (and pays) but is refused when it polls. Nothing stands
 * behind the blank of the message (middleware/distributor.go of QuantumNous/new-api).
 */
export function restrictedKey(): Refusal {
  return newApiError(403, '该令牌无权访问模型 ');
}
