import * as z from 'zod/mini';
import { asRecord, looseNumber, looseText } from './wireValues';

/** The answer of every submit: novicezk/midjourney-proxy's SubmitResultVO and its descendants. */
const wireEnvelope = z.looseObject({
  code: looseNumber,
  description: looseText,
  /** trueai's request filters say `message` instead. */
  message: looseText,
  properties: z.catch(
    z.optional(
      z.looseObject({
        numberOfQueues: looseNumber,
        bannedWord: looseText,
        finalPrompt: looseText,
        status: looseText,
        imageUrl: looseText,
      }),
    ),
    undefined,
  ),
  result: z.optional(z.unknown()),
});

export type WireEnvelope = z.infer<typeof wireEnvelope>;

/** An envelope, or undefined when the reply has no numeric `code` of its own. */
export function readEnvelope(json: unknown): WireEnvelope | undefined {
  const record = asRecord(json);
  if (!record) return undefined;
  const read = z.safeParse(wireEnvelope, record);
  return read.success && read.data.code !== undefined ? read.data : undefined;
}

/**
 * `result` as strings: one id, a bare number (made exact by the parser), a list, a comma list ("Imagine
 * all" on trueai), objects with a `url` (an upload on some gateways).
 */
export function resultStrings(result: unknown): string[] {
  return stringsIn(result, deepest).slice(0, mostResults);
}

/** Lists in lists, or a link in an object: nobody nests deeper. */
const deepest = 5;
/** Each becomes a task, or a link of an upload. */
const mostResults = 100;

function stringsIn(result: unknown, depth: number): string[] {
  if (depth === 0) return [];
  if (typeof result === 'number') return [String(result)];
  if (typeof result === 'string') {
    // A link may contain commas, an id may not.
    const parts = /^https?:/i.test(result.trim()) ? [result] : result.split(',');
    return parts.map((part) => part.trim()).filter((part) => part !== '');
  }
  if (Array.isArray(result)) {
    return result.slice(0, mostResults).flatMap((each) => stringsIn(each, depth - 1));
  }
  const record = asRecord(result);
  return record ? stringsIn(record['url'], depth - 1) : [];
}
