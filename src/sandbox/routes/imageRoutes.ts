import { Hono } from 'hono';
import type { Sheet } from '../drawing/press';
import { readImageHeader } from '../drawing/imageHeader';
import type { Gateway, SandboxContext, SandboxEnv } from '../gateway';
import { observeTask } from '../tasks/observeTask';
import type { SandboxTask } from '../tasks/sandboxTask';
import { isLinkAlive } from '../wire/links';
import { sheetOf } from '../wire/taskLinks';
import { sightOf } from '../wire/taskRecord';

/** Pictures: signed links as Discord's, and new-api's image proxy. Neither asks for a key. */
export function imageRoutes(gateway: Gateway): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>();

  routes.get('/attachments/:channel/:owner/:name', async (c) => {
    const { owner, name } = c.req.param();
    if (!isLinkAlive(new URL(c.req.url), gateway.clock.now())) return gone(c);
    if (gateway.tasks.find(owner)?.scenario === 'dead-film' && /^video_/.test(name)) return gone(c);
    const upload = owner.startsWith('u') ? gateway.uploads.original(owner.slice(1)) : undefined;
    if (upload) return send(c, upload);
    const task = gateway.tasks.find(owner);
    const bytes = task ? await draw(gateway, task, name) : null;
    return bytes ? send(c, bytes) : gone(c);
  });

  if (gateway.settings.personality === 'proxy') return routes;
  routes.get('/mj/image/:id', async (c) => {
    const task = gateway.tasks.find(c.req.param('id'));
    if (!task) return c.json({ error: 'midjourney_task_not_found' }, 400);
    const sight = sightOf(gateway, task);
    if (task.scenario === 'dead-link' && task.linksIssuedAt === null) return gone(c);
    const isDone = sight.status === 'SUCCESS';
    if (!isDone && !sight.hasPreview) return c.json({ error: 'http_get_image_failed' }, 500);
    const bytes = await draw(gateway, task, isDone ? 'whole.png' : `preview_${sight.percent}.png`);
    return bytes ? send(c, bytes) : c.json({ error: 'http_get_image_failed' }, 500);
  });
  return routes;
}

/** What stands behind a file name: a preview, one cell, a film, or the whole picture. */
async function draw(gateway: Gateway, task: SandboxTask, name: string): Promise<Buffer | null> {
  const sheet = sheetOf(task);
  if (!sheet || task.scenario === 'no-image') return null;
  if (task.scenario === 'broken-image') return Buffer.from('this is not a picture');
  const { press } = gateway;
  const key = `${task.id}/${task.modal?.answeredAt ?? 0}`;
  const preview = numberIn(name, 'preview');
  if (preview !== null) return drawPreview(gateway, key, sheet, preview);
  if (observeTask(task, gateway.clock.now()).status !== 'SUCCESS') return null;
  if (task.scenario === 'other-image') return press.film(`${key}/other`, sheet, 'low', 1);
  const video = numberIn(name, 'video');
  if (video !== null && task.result?.kind === 'video') {
    const { motion, take } = task.result;
    const isFilm = task.scenario !== 'moving-picture';
    return drawVideo(gateway, key, sheet, { motion, take: take ?? video, isFilm });
  }
  const index = numberIn(name, '0');
  if (index === null) return press.print(key, sheet, task.prompt);
  const cell = sheet.cells[index];
  return cell ? press.print(`${key}/${index}`, { ...sheet, cells: [cell] }, task.prompt) : null;
}

/** In steps of ten, so that each is drawn once. */
function drawPreview({ press }: Gateway, key: string, sheet: Sheet, percent: number) {
  const step = Math.floor(percent / 10) * 10;
  return press.preview(`${key}/p${step}`, sheet, step);
}

function drawVideo(
  { press }: Gateway,
  key: string,
  sheet: Sheet,
  { motion, take, isFilm }: { motion: 'low' | 'high'; take: number; isFilm: boolean },
) {
  return isFilm
    ? press.film(`${key}/v${take}`, sheet, motion, take)
    : press.animate(`${key}/a${take}`, sheet, motion, take);
}

/** The number in names such as `preview_46.png`, or null for other names. */
function numberIn(name: string, kind: string): number | null {
  const [, found, number] = /^([a-z0]+)_(\d+)\./.exec(name) ?? [];
  return found === kind ? Number(number) : null;
}

function send(c: SandboxContext, bytes: Buffer): Response {
  return c.body(new Uint8Array(bytes), 200, {
    'content-type': mimeOf(bytes),
    'content-length': String(bytes.length),
    'cache-control': 'private, max-age=31536000',
  });
}

function mimeOf(bytes: Buffer): string {
  if (bytes.toString('latin1', 4, 8) === 'ftyp') return 'video/mp4';
  const type = readImageHeader(bytes)?.type ?? 'png';
  return type === 'png' && bytes.subarray(0, 64).includes('acTL') ? 'image/apng' : `image/${type}`;
}

/** What Discord answers for a link past its time. */
function gone(c: SandboxContext): Response {
  return c.text('This content is no longer available.', 404);
}
