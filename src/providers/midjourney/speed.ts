import { chosenSpeed, writtenSpeed } from '../../domain/parameters/chosenSpeed';
import { setParameter } from '../../domain/parameters/editPrompt';
import type { Speed } from '../../domain/request';
import type { Task } from '../../domain/task';
import type { Connection } from '../provider';
import type { ConnectionOptions } from './connectionOptions';

/**
 * The speed of a task, or of what its buttons make: the flag in its prompt, its own, else the connection's;
 * undefined leaves it to the gateway. The flag stays in the prompt, too: trueai reads it only where neither path
 * nor `accountFilter` names a speed, and new-api may cut it, so it never says anything else.
 */
export function speedOf(
  task: Pick<Task, 'request' | 'answeredWith'>,
  { defaultSpeed }: Connection,
): Speed | undefined {
  return chosenSpeed(task) ?? defaultSpeed;
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
  return writtenSpeed(prompt) ? prompt : setParameter(prompt, speed, '');
}
