import { setTimeout as wait } from 'node:timers/promises';

/** For what takes real time, such as files and sockets: gives the first value that is not undefined or false. */
export async function eventually<T>(
  look: () => T | Promise<T>,
  what = 'Nothing came',
  limitMs = 15_000,
): Promise<Exclude<T, undefined | false>> {
  const end = Date.now() + limitMs;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found as Exclude<T, undefined | false>;
    if (Date.now() > end) throw new Error(`${what} within ${limitMs} ms`);
    await wait(10);
  }
}
