import type { Gateway, SandboxContext } from '../gateway';
import { bannedWordIn, scenarioWord, type ScenarioName } from '../scenarios';
import { bannedRefusal, queueFull } from '../wire/applyScenario';
import { isBody, text, texts } from '../wire/body';
import { refusedEnvelope } from '../wire/refusal';
import { acceptedReply, sendReply, windowReply } from '../wire/submitReply';
import type { Mode, SandboxTask } from './sandboxTask';
import type { TaskTicket } from './taskBook';
import type { WindowPlan } from './windowPlan';
import type { WorkPlan } from './workPlan';

/** Beyond this no prompt is taken; Midjourney itself stops near 6,000 characters. */
const longestPrompt = 10_000;

/** Which task is made, and by which button of which task. */
export interface WorkOrigin {
  readonly id: string;
  readonly customId?: string;
  readonly parentId?: string;
}

/** Refuses a prompt Midjourney would not take. */
export function checkPrompt(prompt: string): void {
  if (prompt.length > longestPrompt) {
    throw refusedEnvelope(
      4,
      `prompt too long: ${prompt.length} characters, at most ${longestPrompt}`,
    );
  }
  const banned = bannedWordIn(prompt);
  if (banned !== undefined) throw bannedRefusal(prompt, banned);
}

/** Puts work into the queue and answers the envelope; with a window scenario, asks first. */
export function acceptWork(
  c: SandboxContext,
  gateway: Gateway,
  origin: WorkOrigin,
  plan: WorkPlan,
): Response {
  checkPrompt(plan.prompt);
  const own = ticketOf(c, origin);
  const ticket = { ...own, scenario: own.scenario ?? inheritedScenario(gateway, origin) };
  const { scenario } = ticket;
  if (scenario === 'modal' || scenario === 'hidden-modal') {
    return askWindow(c, gateway, origin, plan, true);
  }
  if (gateway.tasks.waiting() === null) throw queueFull(gateway.settings.personality === 'proxy');
  const { task, ahead } = gateway.tasks.add(plan, ticket);
  setCourse(task);
  const reply = acceptedReply(task.id, scenario === 'queued' ? 3 : ahead);
  return sendReply(c, gateway, reply, plan.action);
}

/** Makes a task that waits for its window, and answers code 21. */
export function askWindow(
  c: SandboxContext,
  gateway: Gateway,
  origin: WorkOrigin,
  window: WindowPlan,
  isRemix: boolean,
): Response {
  const ticket = ticketOf(c, origin);
  const task = gateway.tasks.addWaiting({ ...window, customId: origin.customId ?? null }, ticket);
  const reply =
    ticket.scenario === 'hidden-modal'
      ? acceptedReply(task.id, 0)
      : windowReply(task.id, window.prompt, isRemix);
  return sendReply(c, gateway, reply, window.action);
}

/** Sets a task on the course its scenario wants. */
export function setCourse(task: SandboxTask): void {
  const failures: Readonly<Partial<Record<ScenarioName, SandboxTask['failure']>>> = {
    fail60: { at: 0.64, reason: '[Internal error] The render stopped and could not be resumed' },
    timeout: { at: 1, reason: '任务超时' },
    invalid: { at: 0.12, reason: '[Invalid parameter] Unrecognized parameter(s): `--foo`' },
    'banned-late': {
      at: 0.12,
      reason: '[Banned prompt detected] The word `forbidden` is not allowed',
    },
  };
  task.failure = failures[task.scenario as ScenarioName] ?? null;
}

export function ticketOf(c: SandboxContext, origin: WorkOrigin): TaskTicket {
  const body = c.get('body');
  return {
    id: origin.id,
    state: text(body, 'state'),
    botType: text(body, 'botType') || 'MID_JOURNEY',
    mode: modeOf(c),
    customId: origin.customId ?? '',
    parentId: origin.parentId ?? null,
    scenario: c.get('scenario') ?? scenarioWord(text(body, 'prompt')) ?? null,
  };
}

/** A pressed button brings no prompt: what films come as was said when their first picture was made. */
const inherited: ReadonlySet<string | null> = new Set(['moving-picture', 'dead-film']);

function inheritedScenario(gateway: Gateway, { parentId }: WorkOrigin): string | null {
  const scenario = parentId === undefined ? null : (gateway.tasks.find(parentId)?.scenario ?? null);
  return inherited.has(scenario) ? scenario : null;
}

/** The speed: by path, then the body's own field, then accountFilter, then a word in the prompt. */
function modeOf(c: SandboxContext): Mode {
  const body = c.get('body');
  const filter = body['accountFilter'];
  const first = isBody(filter) ? (texts(filter, 'modes')[0] ?? '') : '';
  const inPrompt = /(?:--|—)(fast|relax|turbo)\b/i.exec(text(body, 'prompt'))?.[1] ?? '';
  const inPath = /^\/(?:mj-)?(fast|relax|turbo)(?:-[a-z]+)?\/mj\//.exec(c.req.path)?.[1] ?? '';
  const mode = [inPath, text(body, 'mode'), first, inPrompt]
    .map((name) => name.toUpperCase())
    .find((name) => name === 'FAST' || name === 'RELAX' || name === 'TURBO');
  return mode === 'RELAX' || mode === 'TURBO' ? mode : 'FAST';
}
