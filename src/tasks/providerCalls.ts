import type { Logger } from '../base/logger';
import { FailureError, invalid } from '../domain/failure';
import type { PictureRef } from '../domain/request';
import { isUsable, type CallContext, type Connection, type Provider } from '../providers/provider';
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

/** Nothing is recorded and nothing leaves the machine without a key, unless the gateway is open. */
export async function requireKey(connection: Connection): Promise<void> {
  if (!(await isUsable(connection))) throw new FailureError(invalid('noKey'));
}

/**
 * The same call with its key on the way: the look goes through another process while the record is written. The
 * first request takes that key; a later one looks again, for it may have changed. @throws FailureError `noKey`
 */
export async function withKey(call: ProviderCall): Promise<ProviderCall> {
  const { connection } = call.context;
  await requireKey(connection);
  let first: ReturnType<Connection['getKey']> | undefined = connection.getKey();
  // Told by the request that takes it.
  first.catch(() => undefined);
  // Before the record takes the thread for itself.
  await connection.keyAsked?.();
  const getKey = () => {
    const key = first ?? connection.getKey();
    first = undefined;
    return key;
  };
  return { ...call, context: { ...call.context, connection: { ...connection, getKey } } };
}
