import type { RequestName } from '../protocol/protocol';

/** Requests that a gateway charges for. */
const paid: ReadonlySet<RequestName> = new Set([
  'task/submit',
  'task/answer',
  'task/remedy',
  'action/run',
] satisfies RequestName[]);

const quietMs = 2_000;

/** Swallows the second of two identical requests within two seconds: it would be paid twice. */
export class RepeatGuard {
  readonly #askedAt = new Map<string, number>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  allows(name: RequestName, params: unknown): boolean {
    if (!paid.has(name)) return true;
    const key = keyOf(name, params);
    const now = this.#now();
    for (const [other, at] of this.#askedAt) {
      if (now - at >= quietMs) this.#askedAt.delete(other);
    }
    if (this.#askedAt.has(key)) return false;
    this.#askedAt.set(key, now);
    return true;
  }

  /** The host refused: nothing was sent, so asking again is no repeat. */
  release(name: RequestName, params: unknown): void {
    this.#askedAt.delete(keyOf(name, params));
  }
}

function keyOf(name: RequestName, params: unknown): string {
  return `${name} ${JSON.stringify(params)}`;
}
