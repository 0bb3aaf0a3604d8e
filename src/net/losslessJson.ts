/** `JSON.parse` with the third argument of the reviver, which TypeScript's library does not know yet. */
type ParseWithSource = (
  text: string,
  reviver: (key: string, value: unknown, context?: { readonly source?: string }) => unknown,
) => unknown;

const parse = JSON.parse as ParseWithSource;

/** Sixteen digits is where a double begins to round, and where gateways' task ids begin. */
const longInteger = /^-?\d{16,}$/;

/**
 * Parses JSON so that a bare integer of 16 or more digits comes out as a string, digit for digit, and so does a
 * number too large for any double, which would be "Infinity". `revise` sees every string as it reads, whatever
 * escapes it was written with.
 * Needs a runtime with source text access (Node 21 or later). Throws SyntaxError like `JSON.parse`.
 *
 * Rejected: quoting long numbers with a regular expression first; it has to know strings to be right.
 */
export function parseLosslessJson(text: string, revise = (value: string) => value): unknown {
  return parse(text.startsWith('\uFEFF') ? text.slice(1) : text, (_key, value, context) => {
    if (typeof value === 'string') return revise(value);
    const source = typeof value === 'number' ? context?.source : undefined;
    if (source === undefined) return value;
    return longInteger.test(source) || !Number.isFinite(value) ? source : value;
  });
}
