import type { Connection } from '../provider';

/** How the key is sent. See `authHeaders`. */
export type Auth = 'bearer' | 'raw' | 'mj-api-secret';
/** How a chosen speed is sent. See `speed`. */
export type SpeedVia = 'body' | 'path' | 'accountFilter' | 'prompt';

export interface ConnectionOptions {
  readonly auth: Auth;
  /** Begins with a slash, ends without one. */
  readonly pathPrefix: string;
  readonly speedVia: SpeedVia;
  readonly refreshPath: string;
  /** Only sent when set: most gateways choose the right account by themselves. */
  readonly chooseSameChannel: boolean | undefined;
  /** Only sent when set: a desktop editor has no address a gateway could call. */
  readonly notifyHook: string | undefined;
}

/** Where a gateway's links and its image proxy lie. */
export interface GatewayPlace {
  readonly baseUrl: string;
  readonly pathPrefix: string;
}

export function placeOf(connection: Connection): GatewayPlace {
  return { baseUrl: connection.baseUrl, pathPrefix: readOptions(connection).pathPrefix };
}

/** A connection's settings with their defaults; a value nobody knows counts as unset. */
export function readOptions(connection: Connection): ConnectionOptions {
  const { options } = connection;
  const sameChannel = options['chooseSameChannel'];
  return {
    auth: oneOf(options['auth'], ['bearer', 'raw', 'mj-api-secret']),
    pathPrefix: asPath(options['pathPrefix'], '/mj'),
    speedVia: oneOf(options['speedVia'], ['body', 'path', 'accountFilter', 'prompt']),
    refreshPath: asPath(options['refreshPath'], '/mj/submit/refresh'),
    chooseSameChannel: sameChannel ? sameChannel === 'true' : undefined,
    notifyHook: options['notifyHook'] ? options['notifyHook'] : undefined,
  };
}

function oneOf<T extends string>(value: string | undefined, known: readonly [T, ...T[]]): T {
  return known.find((one) => one === value) ?? known[0];
}

function asPath(value: string | undefined, fallback: string): string {
  const bare = (value ?? '').trim().replace(/^\/+|\/+$/g, '');
  return bare === '' ? fallback : `/${bare}`;
}
