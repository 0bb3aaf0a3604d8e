import * as z from 'zod/mini';

/*
 * Building blocks for replies of many gateways: a field of the wrong type counts as absent, and never
 * spoils the fields beside it.
 */

/** No prompt, reason or link is longer; what is would be searched for words for minutes, and kept for ever. */
const longestText = 20_000;
/** No grid has more buttons, and no task more pictures. */
const longestList = 200;

/** Text; numbers become text, and what is too long is cut. Null, objects and the rest: absent. */
export const looseText = z.catch(
  z.optional(
    z.pipe(
      z.union([z.string(), z.number()]),
      z.transform((value) => String(value).slice(0, longestText)),
    ),
  ),
  undefined,
);

/** A number; numerals in text become one. */
export const looseNumber = z.catch(
  z.optional(
    z.pipe(
      z.union([z.number(), z.string().check(z.regex(/^\s*-?\d+(\.\d+)?\s*$/))]),
      z.transform(Number),
    ),
  ),
  undefined,
);

/** A list whose unreadable members are left out, and those beyond any that makes sense. */
export function looseList<T>(member: z.ZodMiniType<T>) {
  return z.catch(
    z.optional(
      z.pipe(
        z.array(z.unknown()),
        z.transform((items) =>
          items.slice(0, longestList).flatMap((item) => {
            const read = z.safeParse(member, item);
            return read.success ? [read.data] : [];
          }),
        ),
      ),
    ),
    undefined,
  );
}

/** An object by its keys, or undefined. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}
