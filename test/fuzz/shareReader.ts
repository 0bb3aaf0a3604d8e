import { Worker } from 'node:worker_threads';
import { inRepository } from '../support/repository';
import type { Share, ShareDone } from './share';

/** No reply takes a thousandth of this, and no machine is that busy. */
const patienceMs = 20_000;

/** A thread with its share of the replies, and an eye on whether it still gets on. */
export class ShareReader {
  readonly #worker: Worker;
  readonly #place: Int32Array;

  constructor(share: Omit<Share, 'progress'>) {
    const progress = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
    this.#place = new Int32Array(progress);
    Atomics.store(this.#place, 0, share.first);
    const workerData: Share = { ...share, progress };
    this.#worker = new Worker(inRepository('out', 'test', 'fuzz', 'replies.child.js'), {
      workerData,
    });
  }

  /** What it read. Rejects with the number of the reply at which it hung or its thread ended. */
  async done(): Promise<ShareDone> {
    let stopWatching: (() => void) | undefined;
    try {
      return await new Promise<ShareDone>((resolve, reject) => {
        const fail = (what: string, cause?: unknown) =>
          reject(new Error(`reply ${this.#at} ${what}`, { cause }));
        this.#worker.once('message', resolve);
        this.#worker.once('error', (error) => fail('ended its thread', error));
        this.#worker.once('exit', (code) => fail(`ended its thread with ${code}`));
        stopWatching = this.#watch(() => fail(`was not read within ${patienceMs / 1_000} s`));
      });
    } finally {
      stopWatching?.();
      await this.#worker.terminate();
    }
  }

  get #at(): number {
    return Atomics.load(this.#place, 0);
  }

  #watch(hangs: () => void): () => void {
    let at = this.#at;
    let since = performance.now();
    const timer = setInterval(() => {
      if (at === this.#at && performance.now() - since >= patienceMs) hangs();
      if (at !== this.#at) [at, since] = [this.#at, performance.now()];
    }, 250);
    return () => clearInterval(timer);
  }
}
