import { Hono } from 'hono';
import { originOf, type Gateway, type SandboxContext, type SandboxEnv } from '../gateway';
import { texts } from '../wire/body';
import { newApiRefusal, Refusal, refusedEnvelope } from '../wire/refusal';
import { sightOf, taskRecord } from '../wire/taskRecord';

/** What tasks are asked for: fetch, seed, batch; on a proxy also list, list-by-ids and cancel. */
export function taskRoutes(gateway: Gateway): Hono<SandboxEnv> {
  const { settings, tasks } = gateway;
  const isProxy = settings.personality === 'proxy';
  const routes = new Hono<SandboxEnv>();

  routes.get('/task/:id/fetch', (c) => {
    const task = tasks.find(c.req.param('id'));
    if (task) return c.json(taskRecord(gateway, task, originOf(c)));
    if (isProxy) return c.body(null, 204);
    throw newApiRefusal('task_no_found');
  });

  routes.get('/task/:id/image-seed', (c) => {
    const task = tasks.find(c.req.param('id'));
    if (!task) {
      if (!isProxy) throw newApiRefusal('task_no_found');
      throw new Refusal(404, {
        code: 3,
        description: '关联任务不存在或已失效',
        properties: {},
        result: null,
      });
    }
    if (sightOf(gateway, task).status !== 'SUCCESS') throw refusedEnvelope(9, '获取 seed 失败');
    return c.json({ code: 1, description: '成功', properties: null, result: String(task.seed) });
  });

  const batch = (c: SandboxContext) => {
    const found = texts(c.get('body'), 'ids').flatMap((id) => tasks.find(id) ?? []);
    return c.json(found.map((task) => taskRecord(gateway, task, originOf(c))));
  };
  routes.post('/task/list-by-condition', batch);
  if (!isProxy) return routes;

  routes.post('/task/list-by-ids', batch);
  routes.get('/task/list', (c) =>
    c.json(
      tasks
        .list()
        .slice(0, 100)
        .map((task) => taskRecord(gateway, task, originOf(c))),
    ),
  );
  routes.get('/task/queue', (c) => {
    const waiting = tasks.list().filter((task) => sightOf(gateway, task).status === 'NOT_START');
    return c.json(waiting.map((task) => taskRecord(gateway, task, originOf(c))));
  });
  routes.post('/task/:id/cancel', (c) => {
    const task = tasks.find(c.req.param('id'));
    if (!task) return c.body(null, 204);
    if (sightOf(gateway, task).finishedAt === null) {
      task.cancelledAt = gateway.clock.now();
      tasks.changed();
    }
    return c.body(null, 200);
  });
  return routes;
}
