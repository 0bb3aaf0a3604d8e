export type ApiKeyProblem = 'empty' | 'unsendable';

/**
 * A key as people paste it: with spaces around it, or with the word "Bearer" copied along.
 * Refused is what no HTTP header can carry, because it would fail later and less clearly.
 */
export function parseApiKey(
  text: string,
): { readonly key: string } | { readonly problem: ApiKeyProblem } {
  const key = text
    .trim()
    .replace(/^bearer(\s+|$)/i, '')
    .trim();
  if (key === '') return { problem: 'empty' };
  return /^[\x21-\x7e]+$/.test(key) ? { key } : { problem: 'unsendable' };
}
