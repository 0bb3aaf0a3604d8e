import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { mutateJson, mutateText, oneOf, seededRandom, type Material } from '../mutateJson';

export interface Reply {
  readonly status: number;
  readonly text: string;
}

/** Replies have it in them, and nothing that was read may. */
export const secret = 'sk-0123456789abcdef';

const folder = 'test/fixtures/midjourney';
const tasks = readdirSync(folder).map(
  (name) => (JSON.parse(readFileSync(join(folder, name), 'utf8')) as { body: unknown }).body,
);
const envelopes: readonly unknown[] = [
  { code: 1, description: '提交成功', properties: {}, result: '1760000000000417' },
  { code: 22, description: 'in queue', properties: { numberOfQueues: 3 }, result: 17 },
  { code: 21, description: '窗口等待', properties: { finalPrompt: 'a fox' }, result: '17' },
  { code: 24, description: '可能包含敏感词', properties: { bannedWord: 'blood' } },
  { code: 1, result: ['https://cdn.example/a.png', 'https://cdn.example/b.png'] },
  { code: 4, description: `no such key ${secret}`, result: null },
  { error: { message: `bad token ${secret}`, type: 'new_api_error', code: 'x' } },
  { success: false, message: '并发数已达上限' },
];
/** What a gateway answers to one question about many. */
const batches: readonly unknown[] = [
  tasks.slice(0, 3),
  tasks.slice(-4),
  { result: tasks.slice(3, 7) },
];
const bodies = [...tasks, ...batches, ...envelopes, ...envelopes, [], {}];

/** Every id that the samples call a task by. */
export const sampleIds: readonly string[] = [
  ...new Set(tasks.flatMap((body) => idOf(body) ?? idOf((body as { task?: unknown }).task) ?? [])),
];

const material: Material = {
  values: fc
    .sample(
      fc.oneof(
        fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' }),
        fc.constantFrom<unknown>(
          ...[0, -1, 1, 1e308, 2 ** 53, 'SUCCESS', 'FAILURE', 'MODAL', 'not_found', secret, ''],
          ...['javascript:alert(1)', 'file:///x', 'data:image/svg+xml,<svg>', 'http://[::1]/a.png'],
          ...['<script>', '\u202E', '\u0000', '__proto__', 'constructor', '1,2,3', '100%', true],
          ...['MJ::JOB::upsample::9::x', 'MJ::', '::::', 'MJ::JOB::variation::constructor'],
          ...sampleIds,
        ),
      ),
      { numRuns: 1_000, seed: 1 },
    )
    .map((value) => JSON.stringify(value)),
  keys: [
    ...['id', 'code', 'status', 'result', 'data', 'task', 'task_id', 'error', 'message', 'action'],
    ...['imageUrl', 'imageUrls', 'images', 'videoUrls', 'buttons', 'properties', 'failReason'],
    ...['seed', 'progress', 'prompt', 'customId', 'label', 'description', '__proto__', 'toString'],
  ],
};
const statuses = [200, 200, 200, 200, 201, 204, 302, 400, 401, 403, 404, 408, 429, 500, 502, 504];

/** A reply with one to four things in it changed: the same one for the same seed and number. */
export function mutatedReply(seed: number, number: number): Reply {
  const random = seededRandom(seed * 1_000_003 + number);
  let body = oneOf<unknown>(bodies, random);
  for (let left = 1 + Math.floor(random() * 4); left > 0; left--) {
    body = mutateJson(body, material, random);
  }
  let text = JSON.stringify(body) as string | undefined;
  text ??= '';
  if (random() < 0.25) text = mutateText(text, material, random);
  return { status: oneOf(statuses, random), text };
}

function idOf(body: unknown): string | undefined {
  const { id, task_id: other } = (body ?? {}) as { id?: unknown; task_id?: unknown };
  return [id, other].filter((one) => one !== undefined).map(String)[0];
}
