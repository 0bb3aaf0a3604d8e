import { createHmac } from 'node:crypto';

const secret = 'sandbox';

/** The channel all of the sandbox's pictures hang in. */
export const channelId = '100000000000000001';

/**
 * A link as Discord makes them: `ex` and `is` are hex epoch seconds, `hm` signs path and times.
 * `path` begins with a slash.
 */
export function signedLink(
  origin: string,
  path: string,
  issuedAtMs: number,
  lifetimeSeconds: number,
): string {
  const issued = Math.floor(issuedAtMs / 1000);
  const [ex, is] = [(issued + lifetimeSeconds).toString(16), issued.toString(16)];
  return `${origin}${path}?ex=${ex}&is=${is}&hm=${sign(path, ex, is)}`;
}

/** Is a link as it was issued and not past its time? */
export function isLinkAlive(url: URL, nowMs: number): boolean {
  const [ex, is, hm] = ['ex', 'is', 'hm'].map((name) => url.searchParams.get(name) ?? '');
  if (ex === undefined || is === undefined) return false;
  return hm === sign(url.pathname, ex, is) && Number.parseInt(ex, 16) * 1000 > nowMs;
}

function sign(path: string, ex: string, is: string): string {
  return createHmac('sha256', secret).update(`${path} ${ex} ${is}`).digest('hex');
}
