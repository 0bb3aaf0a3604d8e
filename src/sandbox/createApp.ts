import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono, type MiddlewareHandler } from 'hono';
import type { Gateway, SandboxContext, SandboxEnv } from './gateway';
import { actionRoutes } from './routes/actionRoutes';
import { imageRoutes } from './routes/imageRoutes';
import { modalRoute } from './routes/modalRoute';
import { modelRoutes } from './routes/modelRoutes';
import { pictureRoutes } from './routes/pictureRoutes';
import { refreshRoute } from './routes/refreshRoute';
import { sandboxRoutes } from './routes/sandboxRoutes';
import { submitRoutes } from './routes/submitRoutes';
import { taskRoutes } from './routes/taskRoutes';
import { CutConnection } from './wire/applyScenario';
import { htmlPage, Refusal } from './wire/refusal';
import { gatewayScenarios, outerScenarios } from './wire/requestScenario';

/** All paths of the sandbox, in the order they are tried. */
export function createApp(gateway: Gateway): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.onError((error, c) => answerError(error, c));
  app.notFound((c) => (isForPost(gateway, app, c) ? otherMethod() : notFound(gateway, c)));
  app.use('*', observer(gateway));
  app.route('/sandbox', sandboxRoutes(gateway));
  app.use('*', outerScenarios(gateway));
  app.route('/', imageRoutes(gateway));
  app.route('/', modelRoutes(gateway));

  const mj = new Hono<SandboxEnv>();
  mj.use('*', withoutSome(gateway));
  mj.use('*', gatewayScenarios(gateway));
  for (const part of [
    submitRoutes,
    pictureRoutes,
    actionRoutes,
    modalRoute,
    refreshRoute,
    taskRoutes,
  ]) {
    mj.route('/', part(gateway));
  }
  app.route('/mj', mj);
  // new-api takes any word before /mj; the proxies know speeds, with or without "mj-" and a variant.
  const isProxy = gateway.settings.personality === 'proxy';
  app.route(isProxy ? '/:mode{(?:mj-)?(?:fast|relax|turbo)(?:-[a-z]+)?}/mj' : '/:mode/mj', mj);
  app.get('/', () => toResponse(htmlPage(200, 'Console')));
  return app;
}

/** Records and logs every request of a client. */
function observer(gateway: Gateway): MiddlewareHandler<SandboxEnv> {
  return async (c, next) => {
    const url = new URL(c.req.url);
    if (url.pathname.startsWith('/sandbox/')) return next();
    const begun = Date.now();
    const body = c.req.method === 'GET' ? '' : await c.req.text();
    gateway.recorder.record(gateway.clock.now(), c.req.method, url, c.req.raw.headers, body);
    await next();
    const status = c.error instanceof CutConnection ? 'cut' : c.res.status;
    const time = new Date(begun).toISOString().slice(11, 23);
    gateway.settings.log?.(
      `${time} ${c.req.method.padEnd(4)} ${url.pathname} ${status} ${Date.now() - begun} ms`,
    );
  };
}

function answerError(error: Error, c: SandboxContext): Response {
  if (error instanceof Refusal) return toResponse(error);
  if (error instanceof CutConnection) {
    c.env.incoming.socket.destroy();
    return RESPONSE_ALREADY_SENT;
  }
  return c.json({ success: false, message: `sandbox: ${error.stack ?? error.message}` }, 500);
}

function toResponse({ status, body, headers }: Refusal): Response {
  const isText = typeof body === 'string';
  const type = isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8';
  return new Response(isText ? body : JSON.stringify(body), {
    status,
    headers: { 'content-type': type, ...headers },
  });
}

/** Submits the option `without` leaves out, as if they had never been. */
function withoutSome(gateway: Gateway): MiddlewareHandler<SandboxEnv> {
  return async (c, next) => (isMissing(gateway, c.req.path) ? notFound(gateway, c) : next());
}

function isMissing({ settings }: Gateway, path: string): boolean {
  return settings.without.includes(path.split('/').at(-1) ?? '');
}

/** The proxies' servers (Spring, ASP.NET) tell a wrong method from a wrong path; new-api's does not. */
function isForPost(gateway: Gateway, app: Hono<SandboxEnv>, { req }: SandboxContext): boolean {
  if (gateway.settings.personality === 'new-api' || isMissing(gateway, req.path)) return false;
  const isPath = ({ method, path }: { method: string; path: string }) =>
    method === 'POST' && isLike(path.split('/'), req.path.split('/'));
  return req.method === 'GET' && app.routes.some(isPath);
}

function isLike(pattern: readonly string[], path: readonly string[]): boolean {
  return (
    pattern.length === path.length &&
    pattern.every((word, index) => word === ':id' || word === path[index])
  );
}

function otherMethod(): Response {
  return new Response(null, { status: 405, headers: { allow: 'POST' } });
}

function notFound(gateway: Gateway, c: SandboxContext): Response {
  if (gateway.settings.personality === 'proxy') return toResponse(htmlPage(404, '404 Not Found'));
  const message = `Invalid URL (${c.req.method} ${c.req.path})`;
  return c.json({ error: { message, type: 'invalid_request_error', param: '', code: '' } }, 404);
}
