export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error';

/** Values that may stand in a log line. Never a key: see `redact`. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** Where log lines go. `tag` names the part that speaks: net, task, poll, gallery. */
export interface Logger {
  log(level: LogLevel, tag: string, message: string, fields?: LogFields): void;
}

export const silentLogger: Logger = { log: () => undefined };
