import type { Sheet } from '../drawing/press';
import type { Gateway } from '../gateway';
import type { TaskSight } from '../tasks/observeTask';
import type { SandboxTask } from '../tasks/sandboxTask';
import { channelId, signedLink } from './links';

/** Links to what a task shows at one moment, and the size of its picture in pixels. */
export interface TaskLinks {
  readonly image: string | null;
  readonly cells: readonly string[];
  readonly videos: readonly string[];
  readonly width: number | null;
  readonly height: number | null;
}

const noLinks: TaskLinks = { image: null, cells: [], videos: [], width: null, height: null };

/** What is drawn for a task: its cells and the size of one. Null for a task without pictures. */
export function sheetOf(task: SandboxTask): Sheet | null {
  const { result } = task;
  if (!result) return null;
  const { width, height } = result;
  if (result.kind === 'pictures') return { cells: result.cells, width, height };
  if (result.kind === 'video') return { cells: [result.of], width, height };
  return result.picture ? { cells: [result.picture], width, height } : null;
}

/** The name a picture is served under: words of the prompt, then the job. */
function fileStem(task: SandboxTask): string {
  const words = task.prompt.replace(/\s(--|—).*$/s, '').replace(/[^\p{L}\p{N}]+/gu, '_');
  return `${encodeURIComponent(words.slice(0, 40)).replaceAll('%', '')}_${task.jobId}`;
}

export function linksOf(
  gateway: Gateway,
  task: SandboxTask,
  sight: TaskSight,
  origin: string,
): TaskLinks {
  const sheet = sheetOf(task);
  if (!sheet || task.scenario === 'no-image') return noLinks;
  const link = (name: string) => taskLink(gateway, task, origin, name);
  if (sight.status !== 'SUCCESS') {
    const showsPreview = sight.hasPreview && task.scenario !== 'no-preview';
    return showsPreview ? { ...noLinks, image: link(`preview_${sight.percent}.png`) } : noLinks;
  }
  const wide = sheet.cells.length === 4 ? 2 : 1;
  const videos =
    task.result?.kind === 'video'
      ? Array.from({ length: task.result.takes }, (_, i) => link(`video_${i}.${filmEnding(task)}`))
      : [];
  return {
    image: link(`${fileStem(task)}.png`),
    cells: sheet.cells.map((_, i) => link(`0_${i}.png`)),
    videos,
    width: sheet.width * wide,
    height: sheet.height * wide,
  };
}

function filmEnding({ scenario }: SandboxTask): string {
  return scenario === 'moving-picture' ? 'png' : 'mp4';
}

/** A link is issued when the task ends (or when it was refreshed) and lives from then on. */
function taskLink(gateway: Gateway, task: SandboxTask, origin: string, name: string): string {
  const { linkLifetimeSeconds } = gateway.settings;
  const now = gateway.clock.now();
  const isDead = task.scenario === 'dead-link' && task.linksIssuedAt === null;
  const ended = Math.min(now, task.startsAt + task.durationMs);
  const issued = isDead ? now - (linkLifetimeSeconds + 60) * 1000 : (task.linksIssuedAt ?? ended);
  return signedLink(
    origin,
    `/attachments/${channelId}/${task.id}/${name}`,
    issued,
    linkLifetimeSeconds,
  );
}
