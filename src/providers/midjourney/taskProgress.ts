import type { TaskProgress } from '../../domain/task';

/** "45%", 45, "Waiting to start" or "" as progress; 0–100. */
export function readProgress(progress: string | undefined): TaskProgress | undefined {
  const text = progress?.trim() ?? '';
  if (text === '') return undefined;
  const percent = /^\d+(\.\d+)?/.exec(text)?.[0];
  if (percent === undefined) return { text };
  return { percent: Math.min(100, Math.round(Number(percent))) };
}
