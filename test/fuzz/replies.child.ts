// A thread that reads its share of the mutated replies: see `replies.test.ts`.
import { parentPort, workerData } from 'node:worker_threads';
import { checkBatch } from '../support/replies/checkBatch';
import { checkReply } from '../support/replies/checkReply';
import { mutatedReply } from '../support/replies/mutatedReply';
import type { Share, ShareDone } from './share';

/** One reply in so many goes all the way through the provider, too: that takes ten times as long. */
const wholeWay = 20;

async function readShare({ seed, first, step, end, progress }: Share): Promise<ShareDone> {
  const places = new Int32Array(progress);
  let read = 0;
  for (let number = first; number < end; number += step) {
    // Told before it is read: when this thread stops answering, it is this one.
    Atomics.store(places, 0, number);
    const reply = mutatedReply(seed, number);
    try {
      checkReply(reply);
      if (read % wholeWay === 0) await checkBatch(reply);
    } catch (error) {
      const said = `${String(reply.status)} ${reply.text}`.slice(0, 2_000);
      const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return { read, failure: { number, said, why } };
    }
    read += 1;
  }
  return { read };
}

void readShare(workerData as Share).then((done) => parentPort?.postMessage(done));
