import type { Gateway, SandboxContext } from '../gateway';
import { text } from '../wire/body';
import { sendReply } from '../wire/submitReply';
import { setCourse, ticketOf } from './acceptWork';
import { planImagine } from './planImagine';
import type { SandboxTask } from './sandboxTask';
import { numbered } from './windowPlan';

/**
 * "Imagine all" under a describe: four tasks at once, their ids joined by commas in `result` and
 * `::n` behind the state of each, as trueai-org/midjourney-proxy answers.
 */
export function imagineAll(
  c: SandboxContext,
  gateway: Gateway,
  parent: SandboxTask,
  customId: string,
): Response {
  const described = parent.result?.kind === 'text' ? parent.result.text : parent.prompt;
  const state = text(c.get('body'), 'state');
  const ids = [1, 2, 3, 4].map((number) => {
    const id = gateway.tasks.nextId();
    const ticket = ticketOf(c, { id, customId, parentId: parent.id });
    const plan = planImagine({ prompt: numbered(described, number), salt: id });
    const { task } = gateway.tasks.add(plan, { ...ticket, state: `${state}::${number}` });
    setCourse(task);
    return id;
  });
  const reply = { code: 1, description: '提交成功', result: ids.join(',') };
  return sendReply(c, gateway, reply, 'IMAGINE');
}
