import type { FeedLook } from '../protocol/protocol';
import type { ProblemView } from '../protocol/views';
import type { HostApi } from './hostApi';

/**
 * Tells the host what the page looks at. One question at a time, and then only the latest: typing and scrolling
 * are never waited for, and no answer comes later than it has to, as after a fixed pause.
 */
export class FeedAsker {
  readonly #host: HostApi;
  readonly #onProblem: (problem: ProblemView) => void;
  #asked: string | undefined;
  #wanted: FeedLook | undefined;
  #work: Promise<void> | undefined;

  constructor(host: HostApi, onProblem: (problem: ProblemView) => void) {
    this.#host = host;
    this.#onProblem = onProblem;
  }

  /** The host knows it already: it was told with `page/hello`. */
  wasTold(look: FeedLook): void {
    this.#asked = textOf(look);
  }

  /** Resolves when the page has got what it wants. */
  want(look: FeedLook): Promise<void> {
    this.#wanted = look;
    if (textOf(look) !== this.#asked) this.#work ??= this.#ask();
    return this.#work ?? Promise.resolve();
  }

  async #ask(): Promise<void> {
    while (this.#wanted && textOf(this.#wanted) !== this.#asked) {
      const look = this.#wanted;
      this.#asked = textOf(look);
      const reply = await this.#host.ask('feed/show', look);
      if (!reply.ok) this.#onProblem(reply.problem);
    }
    this.#work = undefined;
  }
}

/** The outline alone is no reason to ask: the host sends it when there is another one. */
function textOf({ outlineKey: _, ...look }: FeedLook): string {
  return JSON.stringify(look);
}
