import { redactSecret } from './redact';

/**
 * Cuts a key out of a whole reply: gateways repeat it in errors, reasons, prompts and links, and a reply
 * goes on to the log, the history and the page. A key that is as short as a word or a number is left where it
 * stands, except in messages: a proxy of one's own with the secret "1234" or "midjourney" would otherwise lose
 * its task ids and its picture links.
 */
export function withoutSecret(text: string, secret: string | undefined): string {
  if (secret === undefined || !isUnmistakable(secret)) return text;
  return formsOf(secret).reduce((rest, form) => redactSecret(rest, form), text);
}

/** Long, or mixed of letters and something else: nothing that a text holds by chance. */
function isUnmistakable(secret: string): boolean {
  return (
    secret.length >= 16 || (secret.length >= 8 && /[a-z]/i.test(secret) && /[^a-z]/i.test(secret))
  );
}

/** As it is, and as JSON and links write it; other ways to escape it are gone once the JSON is read. */
function formsOf(secret: string): readonly string[] {
  const inJson = JSON.stringify(secret).slice(1, -1);
  return [...new Set([secret, inJson, encodeURIComponent(secret)])];
}
