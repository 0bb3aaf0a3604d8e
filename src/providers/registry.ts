import type { Clock } from '../base/clock';
import type { Logger } from '../base/logger';
import type { FetchLike } from '../net/fetchLike';
import { HttpClient } from '../net/httpClient';
import type { GatewayTiming } from './midjourney/gateway';
import { MidjourneyProvider } from './midjourney/midjourneyProvider';
import type { Provider, ProviderMemory } from './provider';

export interface ProviderDependencies {
  readonly fetch: FetchLike;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly userAgent: string;
  /** Absent: what is found out is forgotten with the window. */
  readonly memory?: ProviderMemory;
  /** Delays and limits, so that tests need not wait. */
  readonly timing?: Partial<GatewayTiming>;
}

/** The one table of providers, by id. A new one is added here and nowhere else. */
export function createProviders(dependencies: ProviderDependencies): ReadonlyMap<string, Provider> {
  const { clock, timing, memory } = dependencies;
  const http = new HttpClient(dependencies);
  const all: readonly Provider[] = [
    new MidjourneyProvider({
      http,
      clock,
      ...(timing ? { timing } : {}),
      ...(memory ? { memory } : {}),
    }),
  ];
  return new Map(all.map((provider) => [provider.id, provider]));
}
