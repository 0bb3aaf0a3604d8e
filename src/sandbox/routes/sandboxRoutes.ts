import { Hono } from 'hono';
import type { Gateway, SandboxEnv } from '../gateway';
import { isScenario, scenarios } from '../scenarios';
import { isBody, text, type Body } from '../wire/body';

/** The sandbox's own controls, for tests and for curious people. Not part of any gateway, not recorded. */
export function sandboxRoutes(gateway: Gateway): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>();

  // Tells a sandbox that another window runs from whatever else may have taken the port.
  routes.get('/health', (c) => c.json({ sandbox: 'easel' }));
  routes.get('/scenarios', (c) => c.json(scenarios));
  routes.get('/requests', (c) => c.json(gateway.recorder.requests));
  routes.delete('/requests', (c) => {
    gateway.recorder.requests.length = 0;
    return c.body(null, 204);
  });

  routes.get('/faults', (c) => c.json(gateway.faults.list()));
  routes.delete('/faults', (c) => {
    gateway.faults.clear();
    return c.body(null, 204);
  });
  routes.post('/faults', async (c) => {
    const body = await readObject(c.req.raw);
    const scenario = text(body, 'scenario');
    if (!isScenario(scenario)) {
      return c.json({ error: `no scenario is called "${scenario}"; see /sandbox/scenarios` }, 400);
    }
    const match = isBody(body['match']) ? body['match'] : {};
    const times = typeof body['times'] === 'number' ? body['times'] : 1;
    gateway.faults.add({
      method: text(match, 'method') || undefined,
      path: text(match, 'path') || undefined,
      scenario,
      times,
    });
    return c.json(gateway.faults.list());
  });

  routes.post('/advance', async (c) => {
    const seconds = Number((await readObject(c.req.raw))['seconds']);
    if (!Number.isFinite(seconds) || seconds < 0) {
      return c.json({ error: 'seconds must be a number, 0 or more' }, 400);
    }
    gateway.clock.advance(seconds);
    return c.json({ now: gateway.clock.now() });
  });
  return routes;
}

async function readObject(request: Request): Promise<Body> {
  const value: unknown = await request.json().catch(() => ({}));
  return isBody(value) ? value : {};
}
