import type { Gateway } from '../gateway';
import { buttonsOf, type Button } from '../tasks/buttons';
import { observeTask, type TaskSight } from '../tasks/observeTask';
import type { SandboxTask } from '../tasks/sandboxTask';
import { channelId } from './links';
import { linksOf, type TaskLinks } from './taskLinks';

/** The Task object a gateway of this personality answers, at this moment. */
export function taskRecord(gateway: Gateway, task: SandboxTask, origin: string): object {
  return gateway.settings.personality === 'proxy'
    ? proxyRecord(gateway, task, origin)
    : newApiRecord(gateway, task, origin);
}

/** What the gateway knows of a task now: at once for a proxy, up to 15 s old for new-api. */
export function sightOf(gateway: Gateway, task: SandboxTask): TaskSight {
  const now = gateway.clock.now();
  if (gateway.settings.personality === 'proxy') return observeTask(task, now);
  return observeTask(task, lastSync(gateway, now));
}

function lastSync(gateway: Gateway, now: number): number {
  const step = gateway.settings.syncSeconds * 1000;
  return gateway.startedAt + Math.floor((now - gateway.startedAt) / step) * step;
}

function progressText(task: SandboxTask, sight: TaskSight): string {
  if (task.scenario === 'text-progress' && sight.status !== 'SUCCESS') return 'Waiting to start';
  return `${sight.percent}%`;
}

function finalText(task: SandboxTask): string {
  return task.result?.kind === 'text' ? task.result.text : task.prompt;
}

/** The record of Plus (and, with `extras`, of trueai): unset times are null. */
function proxyRecord(gateway: Gateway, task: SandboxTask, origin: string): object {
  const sight = observeTask(task, gateway.clock.now());
  const links = linksOf(gateway, task, sight, origin);
  const isDone = sight.status === 'SUCCESS';
  const isText = task.result?.kind === 'text';
  const prompt = isDone && isText ? finalText(task) : task.prompt;
  const buttons = isDone ? buttonsOf(task) : [];
  const startsLate = sight.status === 'NOT_START' || sight.status === 'FAILURE';
  return {
    id: task.id,
    action: task.action,
    status: sight.status,
    progress: startsLate ? '' : progressText(task, sight),
    prompt,
    promptEn: prompt,
    description: task.description,
    state: task.state,
    submitTime: task.submittedAt,
    startTime: sight.startedAt,
    finishTime: sight.finishedAt,
    imageUrl: links.image,
    failReason: sight.failReason,
    ...buttonsField(task, buttons),
    properties: proxyProperties(task, isDone),
    imageWidth: isDone && !isText ? links.width : null,
    imageHeight: isDone && !isText ? links.height : null,
    ...videoFields(links),
    ...(task.scenario === 'extras' && isDone ? trueaiExtras(task, links) : {}),
  };
}

/** novicezk, whose buttons nobody sees, has no such field at all. */
function buttonsField({ scenario }: SandboxTask, buttons: readonly Button[]): object {
  if (scenario === 'no-buttons') return {};
  return { buttons: scenario === 'text-buttons' ? JSON.stringify(buttons) : buttons };
}

function proxyProperties(task: SandboxTask, isDone: boolean): object {
  return {
    botType: task.botType,
    notifyHook: null,
    finalPrompt: task.result?.kind === 'text' && !isDone ? null : finalText(task),
    finalZhPrompt: null,
    messageId: `${task.id}01`.padStart(18, '1'),
    messageHash: task.jobId,
    messageContent: `**${task.prompt}** - <@0> (${task.mode.toLowerCase()})`,
    discordInstanceId: channelId,
    discordChannelId: channelId,
    flags: 0,
    nonce: `${task.id}00`.padStart(19, '1'),
  };
}

function trueaiExtras(task: SandboxTask, links: TaskLinks): object {
  return {
    imageUrls: links.cells.map((url) => ({ url, thumbnail: url })),
    thumbnailUrl: links.image,
    parentId: task.parentId,
    botType: task.botType,
    seed: String(task.seed),
    seedError: null,
    jobId: task.jobId,
    mode: task.mode,
    width: links.width,
    height: links.height,
    contentType: 'image/png',
    isCompleted: true,
    displays: { submitTime: new Date(task.submittedAt).toISOString() },
  };
}

function videoFields(links: TaskLinks): object {
  if (links.videos.length === 0) return {};
  const videoUrls = links.videos.map((url) => ({ url }));
  return { videoUrl: links.videos[0], videoUrls };
}

/** new-api's reduced record: unset times are 0, unset texts "", buttons and properties null. */
function newApiRecord(gateway: Gateway, task: SandboxTask, origin: string): object {
  const sync = lastSync(gateway, gateway.clock.now());
  const isNew = sync <= task.submittedAt;
  const sight = observeTask(task, sync);
  const record = {
    id: task.id,
    action: task.action,
    customId: '',
    botType: '',
    prompt: task.prompt,
    promptEn: '',
    description: '提交成功',
    state: task.state,
    submitTime: task.submittedAt,
    startTime: 0,
    finishTime: 0,
    imageUrl: '',
    videoUrl: '',
    videoUrls: null,
    status: '',
    progress: '0%',
    failReason: '',
    buttons: null,
    maskBase64: '',
    properties: null,
  };
  return isNew ? record : { ...record, ...newApiSight(gateway, task, sight, origin) };
}

/** The fields new-api copies from its upstream each time it asks. */
function newApiSight(
  gateway: Gateway,
  task: SandboxTask,
  sight: TaskSight,
  origin: string,
): object {
  const isDone = sight.status === 'SUCCESS';
  const isFailed = sight.status === 'FAILURE';
  const links = linksOf(gateway, task, sight, origin);
  const text = isDone ? finalText(task) : task.prompt;
  const rand = isDone ? '' : `?rand=${gateway.clock.now()}`;
  const [videoUrl = ''] = links.videos;
  const knowsPrompt = isDone || sight.status === 'MODAL';
  return {
    prompt: text,
    promptEn: text,
    description: task.description,
    startTime: Math.floor(sight.startedAt ?? 0),
    finishTime: Math.floor(sight.finishedAt ?? 0),
    imageUrl: links.image === null ? '' : `${origin}/mj/image/${task.id}${rand}`,
    videoUrl,
    videoUrls: videoUrl === '' ? null : links.videos.map((url) => ({ url })),
    status: sight.status,
    progress: isFailed ? '100%' : progressText(task, sight),
    failReason: sight.failReason ?? '',
    buttons: isDone && task.scenario !== 'no-buttons' ? buttonsOf(task) : null,
    properties: knowsPrompt ? { finalPrompt: finalText(task), finalZhPrompt: '' } : null,
  };
}
