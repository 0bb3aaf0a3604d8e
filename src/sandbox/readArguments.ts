import { parseArgs } from 'node:util';
import type { SandboxOptions } from './sandboxOptions';

/** What `npm run sandbox -- …` was asked for. */
export interface Arguments {
  readonly options: SandboxOptions;
  readonly isHelp: boolean;
}

export const usage = `npm run sandbox -- [options]
  --port N                     the port (default 8787; 0 takes any)
  --host NAME                  the address to listen on (default 127.0.0.1)
  --personality proxy|new-api  which gateway to imitate (default proxy)
  --pace X                     multiplies every duration; 0.1 is ten times faster
  --spread X                   how far durations differ; 0.2 is about a fifth (default 0)
  --id-digits 16|17            length of task ids
  --bare-result                task ids as bare numbers in "result"
  --concurrency N              tasks that run at once (default 12)
  --queue N                    tasks that may wait (default 100)
  --link-lifetime SECONDS      how long links to pictures live (default 86400)
  --no-refresh                 without the assumed Refresh endpoint
  --record FILE                append every request to FILE as a line of JSON
  --state FILE                 keep the tasks in FILE`;

/** Reads the command line. Throws an Error of one sentence when something is wrong with it. */
export function readArguments(args: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '8787' },
      host: { type: 'string', default: '127.0.0.1' },
      personality: { type: 'string', default: 'proxy' },
      pace: { type: 'string', default: '1' },
      spread: { type: 'string', default: '0' },
      'id-digits': { type: 'string', default: '16' },
      'bare-result': { type: 'boolean', default: false },
      concurrency: { type: 'string', default: '12' },
      queue: { type: 'string', default: '100' },
      'link-lifetime': { type: 'string', default: '86400' },
      'no-refresh': { type: 'boolean', default: false },
      record: { type: 'string' },
      state: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const { personality, record, state } = values;
  if (personality !== 'proxy' && personality !== 'new-api') {
    throw new Error(`--personality is proxy or new-api, not ${personality}.`);
  }
  const idDigits = whole('--id-digits', values['id-digits'], 16, 17);
  const pace = Number(values.pace);
  if (!(pace > 0 && pace <= 100))
    throw new Error(`--pace is a number above 0, not ${values.pace}.`);
  const spread = Number(values.spread);
  if (!(spread >= 0 && spread <= 2))
    throw new Error(`--spread is a number from 0 to 2, not ${values.spread}.`);
  return {
    isHelp: values.help,
    options: {
      port: whole('--port', values.port, 0, 65535),
      host: values.host,
      personality,
      pace,
      spread,
      idDigits: idDigits === 17 ? 17 : 16,
      bareNumberResult: values['bare-result'],
      concurrency: whole('--concurrency', values.concurrency, 1, 1000),
      queueSize: whole('--queue', values.queue, 0, 10000),
      linkLifetimeSeconds: whole('--link-lifetime', values['link-lifetime'], 1, 31_536_000),
      refresh: !values['no-refresh'],
      ...(record === undefined ? {} : { recordFile: record }),
      ...(state === undefined ? {} : { stateFile: state }),
    },
  };
}

function whole(name: string, value: string, least: number, most: number): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new Error(`${name} is a whole number from ${least} to ${most}, not ${value}.`);
}
