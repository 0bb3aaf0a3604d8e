/** Long enough for every id form seen (17 digits, UUID), short enough to catch a pasted prompt. */
const longestId = 64;

/**
 * A gateway's task id as people paste it: the id, or the address of its query (`…/task/ID/fetch`).
 * Undefined when it cannot be one. The id stays an opaque string, digit for digit.
 */
export function parseTaskId(text: string): string | undefined {
  const trimmed = text.trim();
  const id = /\/task\/([^/?#\s]+)(\/|[?#]|$)/.exec(trimmed)?.[1] ?? trimmed;
  return id.length <= longestId && /^[A-Za-z0-9_-]+$/.test(id) ? id : undefined;
}
