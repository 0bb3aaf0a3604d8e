import type { MiddlewareHandler } from 'hono';
import type { Gateway, SandboxContext, SandboxEnv } from '../gateway';
import { isScenario, scenarioWord, type ScenarioName } from '../scenarios';
import { CutConnection, refuseByScenario } from './applyScenario';
import { keyScenario, readKey, restrictedKey } from './auth';
import { readBody, text } from './body';
import { Refusal } from './refusal';
import { spoilAnswer } from './spoilAnswer';

/** Faults and the scenario header, for every path a client can reach, pictures included. */
export function outerScenarios(gateway: Gateway): MiddlewareHandler<SandboxEnv> {
  return async (c, next) => {
    const header = c.req.header('x-sandbox-scenario') ?? '';
    const fault = gateway.faults.take(c.req.method, c.req.path);
    const scenario = fault ?? (isScenario(header) ? header : null);
    c.set('scenario', scenario);
    if (scenario) refuseByScenario(gateway, scenario, c);
    await next();
    await finish(gateway, c, scenario);
  };
}

/** The key, the body and the scenario in the prompt, for the gateway's own endpoints. */
export function gatewayScenarios(gateway: Gateway): MiddlewareHandler<SandboxEnv> {
  return async (c, next) => {
    const { personality, refusedScenarios } = gateway.settings;
    const key = readKey(c.req.raw.headers, personality);
    c.set('key', key);
    const byKey = keyScenario(key);
    if (byKey === 'restricted' && c.req.path.includes('/mj/task/')) throw restrictedKey();
    if (byKey !== undefined && byKey !== 'restricted') refuseByScenario(gateway, byKey, c);
    const body = c.req.method === 'POST' ? readBody(await c.req.text(), personality) : {};
    c.set('body', body);
    const outer = c.get('scenario');
    const word = outer === null ? scenarioWord(text(body, 'prompt')) : undefined;
    if (word === undefined || refusedScenarios.includes(word)) return next();
    if (!isScenario(word)) {
      const description = `no scenario is called ${word}; GET /sandbox/scenarios lists them`;
      throw new Refusal(200, { code: 4, description, properties: {}, result: null });
    }
    c.set('scenario', word);
    if (word === '429') refuseOnce(gateway, c, word);
    else refuseByScenario(gateway, word, c);
    await next();
    await finish(gateway, c, word);
  };
}

/** The second try of the same prompt goes through, as after a real wait. */
function refuseOnce(gateway: Gateway, c: SandboxContext, word: ScenarioName): void {
  const request = `${c.req.path} ${text(c.get('body'), 'prompt')}`;
  if (gateway.refusedOnce.delete(request)) return;
  gateway.refusedOnce.add(request);
  refuseByScenario(gateway, word, c);
}

/** Scenarios that spoil the answer after the work was accepted. */
async function finish(
  gateway: Gateway,
  c: SandboxContext,
  scenario: ScenarioName | null,
): Promise<void> {
  if (scenario === 'slow') await gateway.pauses.wait(10_000 * gateway.settings.pace);
  if (scenario === 'drop') throw new CutConnection();
  if (scenario === 'text-plain') c.res.headers.set('content-type', 'text/plain; charset=utf-8');
  if (scenario !== null) await spoilAnswer(gateway, c, scenario);
}
