const textLimit = 200;
/** Pages say what they are at their beginning; to look for tags in megabytes would take minutes. */
const readLimit = 20_000;

/**
 * The words in a reply that say what went wrong, or ''. The order is the one in which gateways of many
 * kinds can be read with one rule: OpenAI's `error.message` first, the body's own text last.
 */
export function replyMessage(json: unknown, text: string, statusText: string): string {
  return (fromJson(json) ?? fromText(text) ?? statusText).trim();
}

function fromJson(json: unknown): string | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  const body = json as Record<string, unknown>;
  const error = body['error'];
  const nested =
    typeof error === 'object' && error !== null
      ? (error as Record<string, unknown>)['message']
      : error;
  return [nested, body['description'], body['message'], body['msg'], body['failReason']].find(
    (value): value is string => typeof value === 'string' && value.trim() !== '',
  );
}

function fromText(whole: string): string | undefined {
  const text = whole.slice(0, readLimit);
  const title = plainText(/<title\b[^>]*>([\s\S]*?)<\/title>/i.exec(text)?.[1] ?? '');
  const rest = plainText(text.replace(/<title\b[^>]*>[\s\S]*?<\/title>/gi, ' '));
  // Pages of proxies say the same in their title and their headline.
  const plain = rest.startsWith(title) ? rest : `${title} ${rest}`.trim();
  return plain === '' ? undefined : plain.slice(0, textLimit);
}

function plainText(html: string): string {
  return html
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
