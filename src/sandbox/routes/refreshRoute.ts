import { Hono } from 'hono';
import { originOf, type Gateway, type SandboxContext, type SandboxEnv } from '../gateway';
import type { SandboxTask } from '../tasks/sandboxTask';
import { text, texts } from '../wire/body';
import { channelId, signedLink } from '../wire/links';
import { Refusal } from '../wire/refusal';
import { linksOf } from '../wire/taskLinks';
import { sightOf } from '../wire/taskRecord';

/**
 * THE SANDBOX'S OWN ASSUMPTION. Gateways list a "Refresh" (刷新链接) in their navigation, but nobody has
 * published its path, body or answer. Here it is POST /mj/submit/refresh with `{taskId}`, `{url}` or
 * `{urls}`, and answers the envelope with the fresh link, or an array of them, in `result`. Option
 * `refresh: false` leaves it out, as every gateway whose source can be read does.
 */
export function refreshRoute(gateway: Gateway): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>();
  if (!gateway.settings.refresh) return routes;
  routes.post('/submit/refresh', (c) => {
    const body = c.get('body');
    const id = text(body, 'taskId');
    if (id !== '') return answer(c, refreshTask(c, gateway, gateway.tasks.find(id)));
    const many = texts(body, 'urls');
    if (many.length > 0)
      return answer(
        c,
        many.map((url) => refreshLink(c, gateway, url)),
      );
    return answer(c, refreshLink(c, gateway, text(body, 'url')));
  });
  routes.post('/task/:id/refresh', (c) =>
    answer(c, refreshTask(c, gateway, gateway.tasks.find(c.req.param('id')))),
  );
  return routes;
}

function answer(c: SandboxContext, result: string | string[]): Response {
  return c.json({ code: 1, description: '成功', properties: {}, result });
}

function refreshTask(c: SandboxContext, gateway: Gateway, task: SandboxTask | undefined): string {
  if (!task) throw unknown();
  task.linksIssuedAt = gateway.clock.now();
  gateway.tasks.changed();
  const { image } = linksOf(gateway, task, sightOf(gateway, task), originOf(c));
  if (image === null) throw unknown();
  return image;
}

function refreshLink(c: SandboxContext, gateway: Gateway, url: string): string {
  const [, owner, name] = /\/attachments\/\d+\/([^/]+)\/([^/?]+)/.exec(url) ?? [];
  if (owner === undefined) throw unknown();
  const task = gateway.tasks.find(owner);
  if (task) {
    task.linksIssuedAt = gateway.clock.now();
    gateway.tasks.changed();
  }
  const path = `/attachments/${channelId}/${owner}/${name}`;
  const { linkLifetimeSeconds } = gateway.settings;
  return signedLink(originOf(c), path, gateway.clock.now(), linkLifetimeSeconds);
}

function unknown(): Refusal {
  return new Refusal(200, {
    code: 3,
    description: '链接不存在或已失效',
    properties: {},
    result: null,
  });
}
