import { Hono } from 'hono';
import type { Gateway, SandboxEnv } from '../gateway';
import { readKey } from '../wire/auth';

const actions =
  'imagine variation reroll blend modal zoom shorten high_variation low_variation pan inpaint custom_zoom describe upscale upload video edits'.split(
    ' ',
  );

/** The list of models a key may use; gateways name each Midjourney action as one. */
export function modelRoutes(gateway: Gateway): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>();
  routes.get('/v1/models', (c) => {
    readKey(c.req.raw.headers, gateway.settings.personality);
    const has = (name: string) => !gateway.settings.without.includes(name);
    const sold = actions.filter(has).map((name) => `mj_${name}`);
    const ids = ['gpt-image-1', ...sold, ...(has('swap') ? ['swap_face'] : [])];
    const data = ids.map((id) => ({
      id,
      object: 'model',
      created: 1_700_000_000,
      owned_by: id.startsWith('gpt') ? 'openai' : 'midjourney',
    }));
    return c.json({ object: 'list', data });
  });
  return routes;
}
