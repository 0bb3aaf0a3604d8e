import { Readable } from 'node:stream';
import { settle } from '../../../support/fakeClock';
import type { FetchLike } from '../../../../src/net/fetchLike';
import { realFetch } from '../../midjourney/bench';

/** Nothing listens there. */
const nobody = 'http://127.0.0.1:1';

/** The way from a window to its gateway: it can be cut, and an order or its answer can be held on it for ever. */
export class PhoneLine {
  isDown = false;
  /** What happens to the next order. */
  holds: 'order' | 'answer' | undefined;
  /** Orders that hang. */
  held = 0;
  readonly #url: string;
  #underway = 0;

  constructor(url: string) {
    this.#url = url;
  }

  readonly fetch: FetchLike = async (url, init) => {
    const holds = url.includes('/submit/') ? this.holds : undefined;
    this.#underway += 1;
    try {
      if (holds === 'order') return await this.#hang();
      const there = this.isDown ? url.replace(this.#url, nobody) : url;
      const reply = await realFetch(there, init);
      const parts: (Uint8Array | string)[] = [];
      for await (const part of reply.body ?? []) parts.push(part);
      if (holds === 'answer') return await this.#hang();
      const { status, statusText, headers } = reply;
      return { status, statusText, headers, body: Readable.from(parts) };
    } finally {
      this.#underway -= 1;
    }
  };

  /** Resolves when nothing is on its way, and what came has been read. */
  readonly rest = async (): Promise<void> => {
    do await settle();
    while (this.#underway > 0);
    await settle();
  };

  #hang(): Promise<never> {
    this.held += 1;
    this.#underway -= 1;
    return new Promise(() => undefined);
  }
}
