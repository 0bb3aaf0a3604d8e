import type { FetchReply } from './fetchLike';

/** Thrown when a body grows past its limit; the rest is not read. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
}

/** The bytes of a body, cut off with an error past `maxBytes`. */
export async function readBody(reply: FetchReply, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = new BodyTooLargeError(`more than ${String(maxBytes)} bytes`);
  if (Number(reply.headers.get('content-length')) > maxBytes) {
    dropBody(reply);
    throw tooLarge;
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const part of reply.body ?? []) {
    const chunk = typeof part === 'string' ? new TextEncoder().encode(part) : part;
    length += chunk.byteLength;
    if (length > maxBytes) throw tooLarge;
    chunks.push(chunk);
  }
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}

/** Lets go of a body nobody wants, without waiting for a byte of it: it may never come. */
export function dropBody({ body }: FetchReply): void {
  body?.destroy?.();
}
