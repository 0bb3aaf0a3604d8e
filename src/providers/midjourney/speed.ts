import { readParameter, setParameter } from '../../domain/parameters/editPrompt';
import { speeds } from '../../domain/parameters/parameterTable';
import type { Speed, TaskRequest } from '../../domain/request';
import type { Connection } from '../provider';
import type { ConnectionOptions } from './connectionOptions';

/** The speed of a request: its own, else the connection's; undefined leaves it to the gateway. */
export function speedOf(
  { speed }: Pick<TaskRequest, 'speed'>,
  { defaultSpeed }: Connection,
): Speed | undefined {
  return speed ?? defaultSpeed;
}

/** Parts a body may get because of a speed. */
export interface SpeedParts {
  readonly mode?: string;
  readonly accountFilter?: { readonly modes: readonly string[] };
}

/** Where a body has room for a speed. */
export interface SpeedRoom {
  /** Its endpoint takes a top-level `mode`. */
  readonly mode?: boolean;
  readonly accountFilter?: boolean;
}

/** What a speed adds to a body. Nothing chosen, nothing sent. */
export function speedParts(
  speed: Speed | undefined,
  options: ConnectionOptions,
  room: SpeedRoom,
): SpeedParts {
  if (speed === undefined) return {};
  if (options.speedVia === 'body' && room.mode) return { mode: speed.toUpperCase() };
  if (options.speedVia === 'accountFilter' && room.accountFilter) {
    return { accountFilter: { modes: [speed.toUpperCase()] } };
  }
  return {};
}

/**
 * The prefix for submits. `/mj` becomes `/mj-fast/mj` (trueai-org/midjourney-proxy's route attributes); a
 * prefix that names a speed already keeps its form: `/relax/mj` becomes `/fast/mj`.
 */
export function submitPrefix(speed: Speed | undefined, options: ConnectionOptions): string {
  const { pathPrefix } = options;
  if (speed === undefined || options.speedVia !== 'path') return pathPrefix;
  const named = /(^|\/)(mj-)?(relax|fast|turbo)\/mj$/;
  if (named.test(pathPrefix)) return pathPrefix.replace(named, `$1$2${speed}/mj`);
  return pathPrefix.replace(/(\/mj)?$/, `/mj-${speed}/mj`);
}

/** The prompt with a flag at its end, unless the person wrote one. */
export function promptWithSpeed(
  prompt: string,
  speed: Speed | undefined,
  options: ConnectionOptions,
): string {
  if (speed === undefined || options.speedVia !== 'prompt') return prompt;
  const isWritten = speeds.some((name) => readParameter(prompt, name) !== undefined);
  return isWritten ? prompt : setParameter(prompt, speed, '');
}
