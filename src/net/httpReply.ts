import { redactSecret } from '../base/redact';
import { parseLosslessJson } from './losslessJson';
import { replyMessage } from './replyMessage';
import { withoutSecret } from '../base/withoutSecret';

/** What came back, whatever its status. Content is decided by parsing: gateways label JSON as text. */
export interface HttpReply {
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  /** The body as text, without the secret. */
  readonly text: string;
  /** Parsed without loss and without the secret; undefined when the body is no JSON (an empty body is none). */
  readonly json: unknown;
  /** A page for people: a landing page, a login, a proxy's error. */
  readonly isHtml: boolean;
  /** The gateway's words about what went wrong, without the secret; '' when there are none. */
  readonly message: string;
}

export interface RawReply {
  readonly status: number;
  readonly statusText: string;
  readonly header: (name: string) => string | undefined;
  readonly text: string;
  /** Cut out of everything, for gateways that repeat the key. */
  readonly secret: string | undefined;
}

export function readReply(raw: RawReply): HttpReply {
  const text = withoutSecret(raw.text, raw.secret);
  const json = tryParse(text, raw.secret);
  // "OK" is no word about what went wrong.
  const statusText = raw.status >= 200 && raw.status < 300 ? '' : raw.statusText;
  return {
    status: raw.status,
    header: raw.header,
    text,
    json,
    isHtml: json === undefined && text.trimStart().startsWith('<'),
    message: redactSecret(replyMessage(json, text, statusText), raw.secret).slice(0, 300),
  };
}

function tryParse(text: string, secret: string | undefined): unknown {
  if (text.trim() === '') return undefined;
  try {
    return parseLosslessJson(text, (value) => withoutSecret(value, secret));
  } catch {
    return undefined;
  }
}

export function isSuccess(reply: HttpReply): boolean {
  return reply.status >= 200 && reply.status < 300;
}
