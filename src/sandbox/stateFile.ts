import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SandboxTask } from './tasks/sandboxTask';

/** Changes that come within this time are written together. */
const debounceMs = 150;

/**
 * Keeps the tasks in a JSON file, replaced as a whole so that a crash leaves the old or the new one. A file
 * that cannot be written ends nobody's session: the tasks are in memory, and the next change tries again.
 */
export class StateFile {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly file: string | undefined,
    private readonly tasks: () => readonly SandboxTask[],
    private readonly onWriteError: (error: unknown) => void,
  ) {}

  /** The tasks of an earlier run; none when the file is missing or is not ours. */
  load(): SandboxTask[] {
    if (this.file === undefined) return [];
    try {
      const value: unknown = JSON.parse(readFileSync(this.file, 'utf8'));
      const kept = (value as { tasks?: unknown }).tasks;
      return Array.isArray(kept) ? (kept as SandboxTask[]) : [];
    } catch {
      return [];
    }
  }

  changed(): void {
    if (this.file === undefined) return;
    this.timer ??= setTimeout(() => this.write(), debounceMs);
  }

  /** Writes what is waiting; nothing is pending afterwards. */
  close(): void {
    if (this.timer !== undefined) this.write();
  }

  private write(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.file === undefined) return;
    const next = `${this.file}.next`;
    try {
      mkdirSync(path.dirname(this.file), { recursive: true });
      writeFileSync(next, JSON.stringify({ version: 1, tasks: this.tasks() }));
      renameSync(next, this.file);
    } catch (error) {
      this.onWriteError(error);
    }
  }
}
