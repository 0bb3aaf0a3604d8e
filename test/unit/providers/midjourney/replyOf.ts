import { readReply, type HttpReply } from '../../../../src/net/httpReply';

/** A reply as the HTTP client would hand it up; objects become JSON. */
export function replyOf(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpReply {
  return readReply({
    status,
    statusText: '',
    header: (name) => headers[name],
    text: typeof body === 'string' ? body : JSON.stringify(body),
    secret: undefined,
  });
}
