import type { FeedLook } from '../protocol/protocol';
import type { ProblemView } from '../protocol/views';
import type { HostApi } from './hostApi';

/**
 * Tells the host what the page looks at. One question at a time, and then only the latest: typing and scrolling
 * are never waited for, and no answer comes later than it has to, as after a fixed pause. Another search does not
 * wait for what lies around the last one: it goes beside that.
 */
export class FeedAsker {
  readonly #host: HostApi;
  readonly #onProblem: (problem: ProblemView) => void;
  #asked: FeedLook | undefined;
  #wanted: FeedLook | undefined;
  readonly #underWay = new Set<Promise<void>>();

  constructor(host: HostApi, onProblem: (problem: ProblemView) => void) {
    this.#host = host;
    this.#onProblem = onProblem;
  }

  /** The host knows it already: it was told with `page/hello`. */
  wasTold(look: FeedLook): void {
    this.#asked = look;
  }

  /** Resolves when the page has got what it wants. */
  async want(look: FeedLook): Promise<void> {
    this.#wanted = look;
    const mayBe = look.search === this.#asked?.search ? 1 : 2;
    if (this.#isBehind() && this.#underWay.size < mayBe) {
      const work = this.#ask().finally(() => this.#underWay.delete(work));
      this.#underWay.add(work);
    }
    await Promise.all(this.#underWay);
  }

  async #ask(): Promise<void> {
    while (this.#wanted && this.#isBehind()) {
      const look = this.#wanted;
      this.#asked = look;
      const reply = await this.#host.ask('feed/show', look);
      if (!reply.ok) this.#onProblem(reply.problem);
    }
  }

  #isBehind(): boolean {
    return textOf(this.#wanted) !== textOf(this.#asked);
  }
}

/** The outline alone is no reason to ask: the host sends it when there is another one. */
function textOf(look: FeedLook | undefined): string {
  return JSON.stringify({ ...look, outlineKey: undefined });
}
