import { appendFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';

/** One request as it arrived. */
export interface RecordedRequest {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly method: string;
  /** With the query, if there was one. */
  readonly path: string;
  /** Lower-case names; the key is replaced by `***`. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON when it was JSON, else the text; null without a body. Long data URLs are shortened. */
  readonly body: unknown;
}

const secretHeaders = new Set([
  'authorization',
  'mj-api-secret',
  'x-api-key',
  'x-goog-api-key',
  'cookie',
]);

/** More than a test looks at; a demonstration may run for days. */
const mostKept = 5000;
const longestDataUrl = 4096;

/** Remembers requests and, when there is a file, appends each to it as a line of JSON. */
export class Recorder {
  readonly requests: RecordedRequest[] = [];
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly file: string | undefined) {}

  record(at: number, method: string, url: URL, headers: Headers, body: string): void {
    const request: RecordedRequest = {
      at,
      method,
      path: url.pathname + url.search.replace(/([?&]key=)[^&]+/, '$1***'),
      headers: maskHeaders(headers),
      body: readable(body),
    };
    this.requests.push(request);
    if (this.requests.length > mostKept) this.requests.shift();
    const { file } = this;
    if (file === undefined) return;
    const line = `${JSON.stringify(request)}\n`;
    this.writing = this.writing.then(() => appendFile(file, line)).catch(() => undefined);
  }

  /** Resolves when every line is in the file. */
  flush(): Promise<void> {
    return this.writing;
  }
}

function maskHeaders(headers: Headers): Record<string, string> {
  const masked: Record<string, string> = {};
  headers.forEach((value, name) => {
    const scheme = /^bearer\s/i.test(value) ? 'Bearer ' : '';
    masked[name] = secretHeaders.has(name) ? `${scheme}***` : value;
  });
  return masked;
}

function readable(body: string): unknown {
  if (body === '') return null;
  try {
    return JSON.parse(body, (_key, value: unknown) => shorten(value));
  } catch {
    return body.slice(0, longestDataUrl);
  }
}

/** Keeps the record readable and small: a long data URL becomes its head, its size and its hash. */
function shorten(value: unknown): unknown {
  if (typeof value !== 'string' || value.length <= longestDataUrl) return value;
  if (!value.startsWith('data:')) return value;
  const hash = createHash('sha256').update(value).digest('hex').slice(0, 16);
  return `${value.slice(0, value.indexOf(',') + 1)}<${value.length} characters, sha256 ${hash}>`;
}
