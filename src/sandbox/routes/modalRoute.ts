import { Hono } from 'hono';
import type { Gateway, SandboxEnv } from '../gateway';
import { checkPrompt, setCourse } from '../tasks/acceptWork';
import { readCustomId } from '../tasks/customId';
import { planAction } from '../tasks/planAction';
import { planImagine } from '../tasks/planImagine';
import { markedArea } from '../tasks/planRegion';
import { readPrompt } from '../tasks/promptText';
import type { SandboxTask } from '../tasks/sandboxTask';
import type { WorkPlan } from '../tasks/workPlan';
import { text } from '../wire/body';
import { pictureField } from '../wire/pictureField';
import { invalid, refusedEnvelope, unknownParent } from '../wire/refusal';
import { acceptedReply, sendReply } from '../wire/submitReply';
import { sheetOf } from '../wire/taskLinks';

/** The answer to a window: the same task goes on, under the same id. */
export function modalRoute(gateway: Gateway): Hono<SandboxEnv> {
  const { personality } = gateway.settings;
  const routes = new Hono<SandboxEnv>();
  routes.post('/submit/modal', (c) => {
    const body = c.get('body');
    const task = gateway.tasks.find(text(body, 'taskId'));
    if (!task) throw unknownParent(personality);
    if (!task.modal || task.modal.answeredAt !== null) {
      throw invalid(personality, '关联任务状态错误', 'task_status_error');
    }
    const prompt = text(body, 'prompt').trim();
    checkPrompt(prompt);
    const plan = planAnswer(gateway, task, prompt, text(body, 'maskBase64'));
    // What the answer asks for counts from now on, not what opened the window.
    task.scenario = c.get('scenario') ?? task.scenario;
    const ahead = gateway.tasks.start(task, plan);
    setCourse(task);
    const shown = c.get('scenario') === 'queued' ? 3 : ahead;
    return sendReply(c, gateway, acceptedReply(task.id, shown), 'MODAL');
  });
  return routes;
}

function planAnswer(gateway: Gateway, task: SandboxTask, prompt: string, mask: string): WorkPlan {
  const customId = task.modal?.customId ?? null;
  const own = prompt || task.prompt;
  if (customId === null) return planImagine({ prompt: own, salt: task.id, action: task.action });
  const parent = task.parentId === null ? undefined : gateway.tasks.find(task.parentId);
  if (!parent) throw unknownParent(gateway.settings.personality);
  const pressed = readCustomId(customId);
  if (pressed.kind === 'customZoom') checkZoom(own);
  const upload = pressed.kind === 'inpaint' ? checkMask(gateway, parent, mask) : undefined;
  const plan = planAction({
    parent,
    pressed,
    salt: task.id,
    answer: { prompt: own, mask: upload },
    pixels: gateway.uploads,
  });
  if (!plan) throw refusedEnvelope(4, '未知的 Action 类型');
  return plan;
}

function checkZoom(prompt: string): void {
  const zoom = readPrompt(prompt).zoom ?? 2;
  if (zoom < 1 || zoom > 2) throw refusedEnvelope(4, 'zoom参数错误，取值范围 1~2');
}

/** A mask must be there, have the picture's size and mark something: what a client gets wrong first. */
function checkMask(gateway: Gateway, parent: SandboxTask, value: string): string {
  if (value === '') throw refusedEnvelope(4, 'maskBase64不能为空');
  const { upload, header } = pictureField(gateway, value);
  const sheet = sheetOf(parent);
  if (sheet && (header.width !== sheet.width || header.height !== sheet.height)) {
    const sizes = `${header.width}x${header.height}, not ${sheet.width}x${sheet.height}`;
    throw refusedEnvelope(4, `蒙版尺寸错误: the mask is ${sizes}`);
  }
  const pixels = gateway.uploads.read(upload);
  if (!pixels || !markedArea(pixels, 'white')) {
    throw refusedEnvelope(4, '蒙版为空: nothing in the mask is white');
  }
  return upload;
}
