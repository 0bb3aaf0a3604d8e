import { Hono } from 'hono';
import type { Gateway, SandboxContext, SandboxEnv } from '../gateway';
import { acceptWork, askWindow } from '../tasks/acceptWork';
import { buttonsBehind } from '../tasks/buttons';
import { alwaysModal, isOnNewApiWhitelist, modalWithRemix, readCustomId } from '../tasks/customId';
import { imagineAll } from '../tasks/imagineAll';
import { planAction } from '../tasks/planAction';
import { planRetry } from '../tasks/planDescribe';
import { windowPlan } from '../tasks/windowPlan';
import type { SandboxTask } from '../tasks/sandboxTask';
import { flag, isBody, text } from '../wire/body';
import { invalid, newApiError, refusedEnvelope, unknownParent } from '../wire/refusal';
import { sendReply } from '../wire/submitReply';
import { sightOf } from '../wire/taskRecord';

/** Buttons under a task: action, and the older change and simple-change. */
export function actionRoutes(gateway: Gateway): Hono<SandboxEnv> {
  const { personality } = gateway.settings;
  const routes = new Hono<SandboxEnv>();

  routes.post('/submit/action', (c) => {
    const body = c.get('body');
    const customId = text(body, 'customId');
    if (customId === '') {
      throw personality === 'proxy'
        ? refusedEnvelope(4, 'customId 不能为空')
        : newApiError(400, 'Invalid request, custom_id_is_required');
    }
    if (personality === 'new-api' && !isOnNewApiWhitelist(customId)) {
      throw newApiError(400, `Invalid request, unknown_action:${customId}`);
    }
    const parent = findParent(gateway, text(body, 'taskId'));
    return press(c, gateway, parent, customId);
  });

  routes.post('/submit/change', (c) => {
    const body = c.get('body');
    const parent = findParent(gateway, text(body, 'taskId'));
    const index = Number(body['index'] ?? 0);
    const action = text(body, 'action').toUpperCase();
    if (personality === 'new-api' && index < 1) throw invalid(personality, '', 'index_is_required');
    return press(c, gateway, parent, changeButton(gateway, parent, action, index));
  });

  routes.post('/submit/simple-change', (c) => {
    const content = text(c.get('body'), 'content').trim();
    const [, id, letter, digit] = /^(\S+) ([UVR])([1-4]?)$/i.exec(content) ?? [];
    if (id === undefined) throw invalid(personality, 'content参数错误', 'content_parse_failed');
    const parent = findParent(gateway, id);
    const names: Readonly<Record<string, string>> = { U: 'UPSCALE', V: 'VARIATION', R: 'REROLL' };
    const action = names[(letter ?? '').toUpperCase()] ?? '';
    return press(c, gateway, parent, changeButton(gateway, parent, action, Number(digit ?? 1)));
  });

  return routes;
}

/** The task whose button is pressed; it must be known and finished. */
function findParent(gateway: Gateway, id: string): SandboxTask {
  const { personality } = gateway.settings;
  const parent = gateway.tasks.find(id);
  if (!parent) throw unknownParent(personality);
  if (sightOf(gateway, parent).status !== 'SUCCESS') {
    throw invalid(personality, '关联任务状态错误', 'task_status_not_success');
  }
  return parent;
}

/** The customId that an older `action` and `index` stand for. */
function changeButton(
  gateway: Gateway,
  parent: SandboxTask,
  action: string,
  index: number,
): string {
  const kinds: Readonly<Record<string, string>> = {
    UPSCALE: 'upsample',
    VARIATION: 'variation',
    REROLL: 'reroll',
  };
  const found = buttonsBehind(parent).find(({ customId }) => {
    const pressed = readCustomId(customId ?? '');
    return pressed.kind === kinds[action] && (action === 'REROLL' || pressed.index === index);
  });
  if (found?.customId) return found.customId;
  throw invalid(gateway.settings.personality, 'action参数错误', 'invalid_action');
}

function press(
  c: SandboxContext,
  gateway: Gateway,
  parent: SandboxTask,
  customId: string,
): Response {
  const pressed = readCustomId(customId);
  const isOwn = buttonsBehind(parent).some((button) => button.customId === customId);
  if (!isOwn || pressed.kind === 'unknown' || pressed.kind === 'bookmark') {
    throw refusedEnvelope(4, '未知的 Action 类型');
  }
  const id = gateway.tasks.nextId();
  const about = { id, customId, parentId: parent.id };
  if (pressed.kind === 'picReaderAll') return imagineAll(c, gateway, parent, customId);
  if (pressed.kind === 'picReaderRetry') {
    const plan = planRetry(parent);
    if (plan) return acceptWork(c, gateway, about, plan);
  }
  const remembered = pressed.kind === 'upsample' ? alreadyDone(c, gateway, parent, customId) : null;
  if (remembered) return remembered;
  const isRemix = modalWithRemix.has(pressed.kind) && hasRemix(c, gateway, parent);
  if (alwaysModal.has(pressed.kind) || isRemix) {
    return askWindow(c, gateway, about, windowPlan(parent, pressed), isRemix);
  }
  const plan = planAction({ parent, pressed, salt: id, pixels: gateway.uploads });
  if (!plan) throw refusedEnvelope(4, '未知的 Action 类型');
  return acceptWork(c, gateway, about, plan);
}

/** Remix is asked for by accountFilter (which new-api strips) or was by a word in the parent's prompt. */
function hasRemix(c: SandboxContext, gateway: Gateway, parent: SandboxTask): boolean {
  const filter = c.get('body')['accountFilter'];
  const isStripped = gateway.settings.personality === 'new-api';
  const asks = isBody(filter) && flag(filter, 'remix') && !isStripped;
  return asks || parent.scenario === 'remix' || c.get('scenario') === 'remix';
}

/** novicezk answers a repeated upscale with the finished task (code 21 that is no window). */
function alreadyDone(
  c: SandboxContext,
  gateway: Gateway,
  parent: SandboxTask,
  customId: string,
): Response | null {
  if (parent.scenario !== 'already-done' && c.get('scenario') !== 'already-done') return null;
  const same = gateway.tasks
    .list()
    .find((task) => task.parentId === parent.id && task.customId === customId);
  if (!same) return null;
  const { status } = sightOf(gateway, same);
  const properties = { status, imageUrl: `${new URL(c.req.url).origin}/mj/image/${same.id}` };
  return sendReply(
    c,
    gateway,
    { code: 21, description: '任务已存在', result: same.id, properties },
    'UPSCALE',
  );
}
