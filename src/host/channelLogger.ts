import type * as vscode from 'vscode';
import type { LogFields, Logger, LogLevel } from '../base/logger';

/** So many lines are kept for *Copy Diagnostics*: the last minutes, and short enough to be read. */
const keptLines = 200;

/** Line breaks of every kind, and what a terminal would act upon. */
// eslint-disable-next-line no-control-regex -- these are the characters to get rid of
const breaks = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/** Log lines into VS Code's own channel, whose level a person sets with VS Code's own command. */
export class ChannelLogger implements Logger {
  readonly #channel: vscode.LogOutputChannel;
  readonly #recent: string[] = [];

  constructor(channel: vscode.LogOutputChannel) {
    this.#channel = channel;
  }

  /** The last lines, oldest first. */
  get recent(): readonly string[] {
    return this.#recent;
  }

  log(level: LogLevel, tag: string, message: string, fields?: LogFields): void {
    const tail = Object.entries(fields ?? {})
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => ` ${name}=${String(value)}`)
      .join('');
    // A gateway's words stand in here: with a line break they could pass for lines of ours.
    const line = `[${tag}] ${message}${tail}`.replace(breaks, ' ');
    this.#channel[level](line);
    if (level === 'trace') return;
    this.#recent.push(`${new Date().toISOString()} ${level} ${line}`);
    if (this.#recent.length > keptLines) this.#recent.shift();
  }
}
