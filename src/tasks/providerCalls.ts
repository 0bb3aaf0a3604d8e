import type { Logger } from '../base/logger';
import { FailureError, invalid } from '../domain/failure';
import type { PictureRef } from '../domain/request';
import type { CallContext, Connection, Provider } from '../providers/provider';
import type { Connections } from './connections';

/** A provider together with everything one call to it needs. */
export interface ProviderCall {
  readonly provider: Provider;
  readonly context: CallContext;
}

/** Brings together which gateway, which provider and which key: the one place that builds a `CallContext`. */
export class ProviderCalls {
  readonly #providers: ReadonlyMap<string, Provider>;
  readonly #connections: Connections;
  readonly #readPicture: (picture: PictureRef) => Promise<Uint8Array>;
  readonly #logger: Logger;

  constructor(deps: {
    readonly providers: ReadonlyMap<string, Provider>;
    readonly connections: Connections;
    readonly readPicture: (picture: PictureRef) => Promise<Uint8Array>;
    readonly logger: Logger;
  }) {
    this.#providers = deps.providers;
    this.#connections = deps.connections;
    this.#readPicture = deps.readPicture;
    this.#logger = deps.logger;
  }

  /** For new tasks. */
  current(signal: AbortSignal): ProviderCall {
    const call = this.#callOf(this.#connections.current(), signal);
    if (!call) throw new FailureError(invalid('badBaseUrl'));
    return call;
  }

  /** For a task that lives on a certain gateway; undefined when that one is not set up any more. */
  find(connectionId: string, signal: AbortSignal): ProviderCall | undefined {
    const connection = this.#connections.byId(connectionId);
    return connection && this.#callOf(connection, signal);
  }

  /** @throws FailureError `taskUnknown` when the task's gateway is not set up any more */
  require(connectionId: string, signal: AbortSignal): ProviderCall {
    const call = this.find(connectionId, signal);
    if (!call) throw new FailureError(invalid('taskUnknown'));
    return call;
  }

  #callOf(connection: Connection, signal: AbortSignal): ProviderCall | undefined {
    const provider = this.#providers.get(connection.providerId);
    if (!provider) return undefined;
    const context = { connection, signal, logger: this.#logger, readPicture: this.#readPicture };
    return { provider, context };
  }
}

/**
 * Nothing is recorded and nothing leaves the machine without a key, unless the gateway is open. Returns the key,
 * where one is needed. @throws FailureError `noKey`
 */
export async function requireKey(connection: Connection): Promise<string | undefined> {
  if (connection.needsKey === false) return undefined;
  const key = await connection.getKey();
  if (!key) throw new FailureError(invalid('noKey'));
  return key;
}

/**
 * The same call with the key that was just found to be there, since each look into the secret store is a way
 * through another process. Its first request takes that one; a later one looks again, for it may have changed.
 * @throws FailureError `noKey`
 */
export async function withKey(call: ProviderCall): Promise<ProviderCall> {
  const { connection } = call.context;
  let found = await requireKey(connection);
  const getKey = () => {
    const key = found;
    found = undefined;
    return key === undefined ? connection.getKey() : Promise.resolve(key);
  };
  return { ...call, context: { ...call.context, connection: { ...connection, getKey } } };
}
