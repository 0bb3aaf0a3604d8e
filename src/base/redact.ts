const secretHeaders = new Set([
  'authorization',
  'mj-api-secret',
  'x-api-key',
  'cookie',
  'set-cookie',
]);

/** A copy of headers that may be logged. */
export function redactHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      secretHeaders.has(name.toLowerCase()) ? '•••' : value,
    ]),
  );
}

/** Text without the given secret, for gateways that repeat the key in their error. */
export function redactSecret(text: string, secret: string | undefined): string {
  return secret && secret.length >= 4 ? text.split(secret).join('•••') : text;
}
