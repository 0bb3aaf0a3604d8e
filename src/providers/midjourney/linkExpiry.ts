/**
 * When a link of Discord's CDN dies, in milliseconds since 1970: its parameter `ex` is hex epoch seconds.
 * Undefined for links that do not say. https://discord.com/developers/docs/reference#signed-attachment-cdn-urls
 */
export function linkExpiry(url: string): number | undefined {
  const parameters = URL.parse(url)?.searchParams;
  const expires = parameters?.get('ex');
  // A sibling of `is` and `hm` only: elsewhere `ex` may mean anything.
  if (!expires || !parameters?.has('hm') || !/^[0-9a-f]{6,12}$/i.test(expires)) return undefined;
  return Number.parseInt(expires, 16) * 1_000;
}
