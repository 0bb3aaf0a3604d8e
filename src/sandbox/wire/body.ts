import type { Personality } from '../sandboxOptions';
import { newApiError, Refusal } from './refusal';

export type Body = Readonly<Record<string, unknown>>;

/** The fields new-api's MidjourneyRequest holds, by the Go type it decodes them into. */
const textFields = [
  'prompt',
  'customId',
  'botType',
  'notifyHook',
  'state',
  'taskId',
  'base64',
  'action',
  'content',
  'maskBase64',
  'sourceBase64',
  'targetBase64',
  'dimensions',
  'image',
  'motion',
];

/** Reads a JSON object; new-api also checks the type of every field it knows, the proxies do not. */
export function readBody(text: string, personality: Personality): Body {
  let value: unknown;
  try {
    value = text === '' ? {} : JSON.parse(text);
  } catch {
    throw personality === 'new-api'
      ? newApiError(400, 'Invalid request, invalid character in JSON')
      : new Refusal(400, {
          code: 4,
          description: 'JSON parse error',
          properties: {},
          result: null,
        });
  }
  const body = isBody(value) ? value : {};
  if (personality === 'new-api') checkTypes(body);
  return body;
}

export function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function checkTypes(body: Body): void {
  for (const field of textFields) {
    const value = body[field];
    if (value !== undefined && value !== null && typeof value !== 'string')
      fail(value, field, 'string');
  }
  for (const field of ['base64Array', 'ids']) {
    const value = body[field];
    if (value === undefined || value === null) continue;
    if (!Array.isArray(value)) fail(value, field, '[]string');
    const odd: unknown = (value as unknown[]).find((item) => typeof item !== 'string');
    if (odd !== undefined) fail(odd, field, 'string');
  }
  const { index } = body;
  if (index !== undefined && typeof index !== 'number') fail(index, 'index', 'int');
}

function fail(value: unknown, field: string, type: string): never {
  const kind = Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value;
  throw newApiError(
    400,
    `Invalid request, json: cannot unmarshal ${kind} into Go struct field MidjourneyRequest.${field} of type ${type}`,
  );
}

/** A text field; the proxies read numbers as text, as Java and C# do. */
export function text(body: Body, field: string): string {
  const value = body[field];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

export function texts(body: Body, field: string): string[] {
  const value = body[field];
  if (!Array.isArray(value)) return [];
  return (value as unknown[]).map((item) => String(item));
}

export function flag(body: Body, field: string): boolean {
  return body[field] === true;
}
