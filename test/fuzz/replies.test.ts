// A gateway may answer anything. What cannot be read must never stop Easel, and never pass for a picture that was
// ordered or is ready: somebody would wait for it, or pay for it again. The rarest of such replies is met once in
// hundreds of thousands, so a million of them are read.
import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { ShareReader } from './shareReader';

const count = Number(process.env['EASEL_FUZZ_RUNS'] ?? 1_000_000);
const seed = Number(process.env['EASEL_FUZZ_SEED'] ?? 1);
/** The number of the first one; with `EASEL_FUZZ_RUNS=1` a reply that failed is read alone. */
const first = Number(process.env['EASEL_FUZZ_FIRST'] ?? 0);

describe('Replies of every kind', function () {
  this.timeout(60_000 + count);

  it(`are read without an error and without an invented success: ${count.toLocaleString('en')}`, async () => {
    const startedAt = performance.now();
    const step = Math.max(1, Math.min(availableParallelism(), count));
    const shares = Array.from({ length: step }, (_, index) => ({
      ...{ seed, step, end: first + count },
      first: first + index,
    }));
    const done = await Promise.all(
      shares.map((share) => new ShareReader(share).done().catch(nameSeed)),
    );
    for (const { failure } of done) {
      if (!failure) continue;
      nameSeed(new Error(`reply ${failure.number}: ${failure.said}\n${failure.why}`));
    }
    // Each has done its share, and together it is all of them.
    assert.deepEqual(
      done.map(({ read }) => read),
      shares.map((share) => Math.ceil((share.end - share.first) / step)),
    );
    const all = done.reduce((sum, { read }) => sum + read, 0);
    assert.equal(all, count);
    const seconds = (performance.now() - startedAt) / 1_000;
    console.log(
      `      ${all.toLocaleString('en')} replies in ${seconds.toFixed(1)} s, ` +
        `${Math.round(all / seconds).toLocaleString('en')} a second on ${step} threads, seed ${seed}`,
    );
  });
});

function nameSeed(error: unknown): never {
  const { message } = error as Error;
  throw new Error(`EASEL_FUZZ_SEED=${seed}, ${message}`, { cause: error });
}
