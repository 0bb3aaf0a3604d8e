export interface FetchInit {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly signal?: AbortSignal;
  readonly redirect?: 'manual';
}

export interface FetchReply {
  readonly status: number;
  readonly statusText: string;
  readonly headers: { get(name: string): string | null };
  /** `destroy`: what comes over a network is a stream, which can be let go of. */
  readonly body: (AsyncIterable<Uint8Array | string> & { destroy?(): unknown }) | null;
}

/** The little of `fetch` that is used, so that node-fetch 3, the global one and a test's own all fit. */
export type FetchLike = (url: string, init?: FetchInit) => Promise<FetchReply>;
