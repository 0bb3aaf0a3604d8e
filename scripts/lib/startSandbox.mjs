import { setTimeout as delay } from 'node:timers/promises';
import { inRepository } from './paths.mjs';
import { Problem } from './problem.mjs';
import { startOnLeash } from './startOnLeash.mjs';

const startLimitMs = 20_000;

/**
 * Starts the stand-in gateway (dist/sandbox.js) and waits until it says its address.
 *
 * @param {Record<string, string | undefined>} options the sandbox's own options without their dashes
 * @returns {Promise<{ url: string, stop: () => Promise<void>, exited: Promise<number> }>}
 */
export async function startSandbox(options) {
  const args = [inRepository('dist', 'sandbox.js')];
  for (const [name, value] of Object.entries(options))
    if (value !== undefined) args.push(`--${name}`, value);
  const lines = [];
  let sayUrl;
  const url = new Promise((resolve) => (sayUrl = resolve));
  const handle = startOnLeash(process.execPath, args, {
    onLine: (line) => {
      if (lines.length < 50) lines.push(line);
      const found = /^Sandbox: (http:\S+)/.exec(line);
      if (found) sayUrl(found[1]);
    },
  });
  const first = await Promise.race([
    url,
    handle.exited.then(() => undefined),
    delay(startLimitMs, undefined, { ref: false }),
  ]);
  if (first) return { url: first, stop: handle.stop, exited: handle.exited };
  await handle.stop();
  throw new Problem(`${lines.join('\n')}\nThe sandbox gateway did not start.`);
}
