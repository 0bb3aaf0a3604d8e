import type { PictureRef } from '../../domain/request';

/** For links that do not say when they die: half a day, which is less than any gateway keeps them. */
const usualLifeMs = 12 * 3_600_000;
/** A link must outlive the queue in front of the work that uses it. */
const marginMs = 10 * 60_000;

interface Uploaded {
  readonly link: string;
  readonly expiresAtMs: number;
}

/** Links from earlier windows, by content. */
export interface KeptLinks {
  linkOf(hash: string): string | undefined;
  keep(hash: string, link: string, untilMs: number): void;
}

/** Links of one gateway to pictures that were put there, by content: the same bytes are paid for once. */
export class UploadedLinks {
  readonly #known = new Map<string, Promise<Uploaded>>();
  readonly #kept: KeptLinks | undefined;

  /** @param kept has only links that say when they die: a reload forgets those that may be dead already */
  constructor(kept?: KeptLinks) {
    this.#kept = kept;
  }

  /**
   * A link for each picture, in their order. What has none yet goes up in one request; who asks meanwhile for
   * the same waits for that one. @throws what `upload` throws: then nothing is remembered
   */
  async of(
    pictures: readonly PictureRef[],
    nowMs: number,
    upload: (missing: readonly PictureRef[]) => Promise<readonly string[]>,
  ): Promise<readonly string[]> {
    await this.#forgetDead(pictures, nowMs);
    const byHash = new Map(pictures.map((picture) => [picture.hash, picture]));
    const missing = [...byHash.values()].filter(({ hash }) => !this.#isKnown(hash, nowMs));
    if (missing.length > 0) this.#remember(missing, nowMs, upload(missing));
    return Promise.all(pictures.map(async ({ hash }) => (await this.#known.get(hash))?.link ?? ''));
  }

  #isKnown(hash: string, nowMs: number): boolean {
    if (this.#known.has(hash)) return true;
    const link = this.#kept?.linkOf(hash);
    const expiresAtMs = link === undefined ? undefined : expiryOf(link);
    if (!link || !expiresAtMs || isDead(expiresAtMs, nowMs)) return false;
    this.#known.set(hash, Promise.resolve({ link, expiresAtMs }));
    return true;
  }

  #remember(
    pictures: readonly PictureRef[],
    nowMs: number,
    links: Promise<readonly string[]>,
  ): void {
    for (const [index, { hash }] of pictures.entries()) {
      const uploaded = links.then((all) => {
        const link = all[index] ?? '';
        const said = expiryOf(link);
        if (said !== undefined) this.#kept?.keep(hash, link, said);
        return { link, expiresAtMs: said ?? nowMs + usualLifeMs };
      });
      this.#known.set(hash, uploaded);
      uploaded.catch(() => this.#known.delete(hash));
    }
  }

  async #forgetDead(pictures: readonly PictureRef[], nowMs: number): Promise<void> {
    for (const { hash } of pictures) {
      const uploaded = await this.#known.get(hash)?.catch(() => undefined);
      if (uploaded && isDead(uploaded.expiresAtMs, nowMs)) this.#known.delete(hash);
    }
  }
}

function isDead(expiresAtMs: number, nowMs: number): boolean {
  return expiresAtMs - marginMs < nowMs;
}

/** Discord signs its links until `ex`, in hexadecimal seconds. */
export function expiryOf(link: string): number | undefined {
  const [, seconds] = /[?&]ex=([0-9a-f]{1,12})(?:&|$)/i.exec(link) ?? [];
  return seconds === undefined ? undefined : Number.parseInt(seconds, 16) * 1_000;
}
