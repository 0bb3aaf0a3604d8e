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
  readonly body: AsyncIterable<Uint8Array | string> | null;
}

/** The little of `fetch` that is used, so that node-fetch 3, the global one and a test's own all fit. */
export type FetchLike = (url: string, init?: FetchInit) => Promise<FetchReply>;
