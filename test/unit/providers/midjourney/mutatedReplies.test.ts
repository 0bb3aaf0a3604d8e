// A gateway may answer anything. What cannot be read must never stop Easel, and never pass for a picture that was
// ordered or is ready: somebody would wait for it, or pay for it again.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { isKeepable } from '../../../../src/domain/asset';
import { readReply } from '../../../../src/net/httpReply';
import { readObservation } from '../../../../src/providers/midjourney/observation';
import { readProviderData } from '../../../../src/providers/midjourney/providerData';
import { withRefreshedLinks } from '../../../../src/providers/midjourney/refreshedLinks';
import { readVerdict, type SubmitVerdict } from '../../../../src/providers/midjourney/verdict';
import {
  readWireTask,
  readWireTasks,
  type WireTask,
} from '../../../../src/providers/midjourney/wireTask';
import {
  mutateJson,
  mutateText,
  oneOf,
  seededRandom,
  type Material,
} from '../../../support/mutateJson';

/** How many replies; a million takes less than three minutes. */
const runs = Number(process.env['EASEL_FUZZ_RUNS'] ?? 20_000);
const seed = Number(process.env['EASEL_FUZZ_SEED'] ?? 1);

const secret = 'sk-0123456789abcdef';
const place = { baseUrl: 'https://gateway.example', pathPrefix: '/mj' };
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
const bodies = [...tasks, tasks.slice(0, 3), ...envelopes, ...envelopes, [], {}];

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
        ),
      ),
      { numRuns: 1_000, seed },
    )
    .map((value) => JSON.stringify(value)),
  keys: [
    ...['id', 'code', 'status', 'result', 'data', 'task', 'task_id', 'error', 'message', 'action'],
    ...['imageUrl', 'imageUrls', 'images', 'videoUrls', 'buttons', 'properties', 'failReason'],
    ...['seed', 'progress', 'prompt', 'customId', 'label', 'description', '__proto__', 'toString'],
  ],
};
const statuses = [200, 200, 200, 200, 201, 204, 302, 400, 401, 403, 404, 408, 429, 500, 502, 504];

function mutated(random: () => number): { readonly status: number; readonly text: string } {
  let body = oneOf<unknown>(bodies, random);
  for (let left = 1 + Math.floor(random() * 4); left > 0; left--) {
    body = mutateJson(body, material, random);
  }
  let text = JSON.stringify(body) as string | undefined;
  text ??= '';
  if (random() < 0.25) text = mutateText(text, material, random);
  return { status: oneOf(statuses, random), text };
}

describe('Replies of every kind', function () {
  this.timeout(10_000 + runs);

  it(`are read without an error and without an invented success: ${String(runs)}`, () => {
    const startedAt = performance.now();
    for (let run = 0; run < runs; run++) {
      const { status, text } = mutated(seededRandom(seed * 1_000_003 + run));
      try {
        readAll(status, text);
      } catch (error) {
        const said = `EASEL_FUZZ_SEED=${String(seed)}, reply ${String(run)}: ${String(status)} ${text}`;
        throw new Error(said.slice(0, 2_000), { cause: error });
      }
    }
    const seconds = (performance.now() - startedAt) / 1_000;
    console.log(`      ${String(Math.round(runs / seconds))} replies a second`);
  });

  it('are read to an end, however large and however they repeat themselves', () => {
    // One reply of a few megabytes would stop everything that runs in this window.
    const repeated = (text: string) => text.repeat(Math.ceil(500_000 / text.length));
    for (const piece of [
      '<title>',
      '<script>',
      '<',
      '<style x',
      'word',
      'wait for ',
      '``',
      '\n1. ',
    ]) {
      const words = repeated(piece);
      readAll(200, words);
      readAll(500, words);
      readAll(200, JSON.stringify({ code: 24, description: words, message: words, result: words }));
      readAll(
        200,
        JSON.stringify({
          id: '1',
          status: 'FAILURE',
          failReason: `banned ${words}`,
          prompt: words,
        }),
      );
      readAll(
        200,
        JSON.stringify({ id: '1', action: 'DESCRIBE', status: 'SUCCESS', prompt: words }),
      );
    }
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    readAll(200, `{"code":1,"result":${deep}}`);
    const nested = '['.repeat(2_000) + ']'.repeat(2_000);
    readAll(200, `{"code":1,"result":${nested}}`);
    const many = (one: string) => `[${Array.from({ length: 30_000 }, () => one).join()}]`;
    const verdict = readAll(200, `{"code":1,"result":${many('"1"')}}`);
    assert.ok(verdict.kind === 'accepted' && verdict.ids.length <= 100);
    readAll(200, `{"id":"1","status":"SUCCESS","buttons":${many('{"customId":"a","label":"b"}')}}`);
  });
});

/** Everything of the provider that reads a reply, and what must hold of each. */
function readAll(status: number, text: string): SubmitVerdict {
  const reply = readReply({
    status,
    statusText: '',
    header: () => undefined,
    text,
    secret,
  });
  const verdict = readVerdict(reply, { nowMs: 0, hasRelatedTask: false });
  checkVerdict(verdict, status, reply.json);
  const wire = readWireTask(reply.json);
  for (const task of [...(wire ? [wire] : []), ...(readWireTasks(reply.json) ?? [])].slice(0, 40)) {
    checkTask(task);
  }
  const assets = [{ kind: 'image', url: 'https://cdn.example/old.png' }] as const;
  for (const asset of withRefreshedLinks(assets, reply.json, place.baseUrl) ?? []) {
    assert.ok(isKeepable(asset) && /^https?:\/\//i.test(asset.url));
  }
  return verdict;
}

/** Ready only where the gateway says so; pressed by its own tokens; shown by web addresses. */
function checkTask(task: WireTask): void {
  const seen = readObservation(task, place);
  const said = JSON.stringify(seen);
  assert.ok(!said.includes(secret), 'the key');
  if (seen.phase === 'succeeded') assert.match(task.status ?? '', successful);
  const tokens = readProviderData(seen.providerData).customIds ?? {};
  const ids = (seen.actions ?? []).map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(ids.length <= 200 && ids.every((id) => id.length <= 100));
  for (const token of Object.values(tokens)) assert.ok(tokensOf(task.buttons).has(token), token);
  for (const asset of seen.assets ?? []) {
    if (isKeepable(asset)) assert.match(asset.url, /^https?:\/\//i);
  }
}

const successful = /^\s*(TASK_STATUS_)?(SUCCESS|SUCCEED|SUCCEEDED|COMPLETED)\s*$/i;

/** Taken only where the gateway says so in an envelope of its own, under a name that it gave. */
function checkVerdict(verdict: SubmitVerdict, status: number, json: unknown): void {
  assert.ok(!JSON.stringify(verdict).includes(secret), 'the key');
  if (verdict.kind === 'refused' || verdict.kind === 'unconfirmed') {
    assert.notEqual(verdict.failure.charged, 'yes');
    return;
  }
  assert.ok(typeof json === 'object' && json !== null && 'code' in json);
  const code = Number(json.code);
  assert.ok([0, 1, 21, 22].includes(code), `code ${String(code)}`);
  if (status >= 500) assert.notEqual(code, 0);
  const named = JSON.stringify('result' in json ? json.result : undefined);
  for (const id of verdict.kind === 'accepted' ? verdict.ids : [verdict.id]) {
    assert.notEqual(id.trim(), '');
    assert.ok(named.includes(JSON.stringify(id).slice(1, -1)), id);
  }
}

function tokensOf(buttons: readonly { readonly customId?: string | undefined }[] | undefined) {
  return new Set((buttons ?? []).map(({ customId }) => customId));
}
