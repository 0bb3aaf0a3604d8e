import assert from 'node:assert/strict';
import { isKeepable } from '../../../src/domain/asset';
import type { Observation } from '../../../src/domain/task';
import { readReply } from '../../../src/net/httpReply';
import { readObservation } from '../../../src/providers/midjourney/observation';
import { readProviderData } from '../../../src/providers/midjourney/providerData';
import { withRefreshedLinks } from '../../../src/providers/midjourney/refreshedLinks';
import { readVerdict, type SubmitVerdict } from '../../../src/providers/midjourney/verdict';
import {
  readWireTask,
  readWireTasks,
  type WireTask,
} from '../../../src/providers/midjourney/wireTask';
import { secret, type Reply } from './mutatedReply';

const place = { baseUrl: 'https://gateway.example', pathPrefix: '/mj' };

/** Everything of the provider that reads a reply, and what must hold of each. @throws AssertionError */
export function checkReply({ status, text }: Reply): SubmitVerdict {
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

/** Pressed by its own tokens, and what holds of every observation. */
function checkTask(task: WireTask): void {
  const seen = readObservation(task, place);
  checkObservation(seen, [task.status ?? '']);
  const tokens = readProviderData(seen.providerData).customIds ?? {};
  const own = new Set((task.buttons ?? []).map(({ customId }) => customId));
  // A button without one would be drawn, and never pressed.
  if (task.buttons) for (const { id } of seen.actions ?? []) assert.ok(tokens[id], id);
  for (const token of Object.values(tokens)) assert.ok(own.has(token), token);
}

/** Ended only where the gateway says so; shown by web addresses. @param words what it may have said */
export function checkObservation(seen: Observation, words: readonly string[]): void {
  assert.ok(!JSON.stringify(seen).includes(secret), 'the key');
  const said = ended[seen.phase];
  if (said)
    assert.ok(
      words.some((word) => said.test(word.trim())),
      `${seen.phase}: ${words.join()}`,
    );
  assert.notEqual(seen.phase, 'lost');
  if (seen.phase !== 'succeeded') assert.ok(!seen.actions?.length, `${seen.phase} with buttons`);
  const ids = (seen.actions ?? []).map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(ids.length <= 200 && ids.every((id) => id.length <= 100));
  for (const asset of seen.assets ?? []) {
    if (isKeepable(asset)) assert.match(asset.url, /^https?:\/\//i);
  }
}

/** By words only, so that a number, a truth or a picture beside another word ends nothing. */
const ended: { readonly [phase in Observation['phase']]?: RegExp } = {
  succeeded: /^(TASK_STATUS_)?(SUCCESS|SUCCEED|SUCCEEDED|COMPLETED)$/i,
  failed: /^(TASK_STATUS_)?(FAILURE|FAILED|ERROR)$/i,
  cancelled: /^(TASK_STATUS_)?(CANCEL|CANCELLED|CANCELED|FAILURE|FAILED|ERROR)$/i,
};

/** Taken only where the gateway says so in an envelope of its own, under a name that it gave. */
function checkVerdict(verdict: SubmitVerdict, status: number, json: unknown): void {
  assert.ok(!JSON.stringify(verdict).includes(secret), 'the key');
  if (verdict.kind === 'refused' || verdict.kind === 'unconfirmed') {
    assert.notEqual(verdict.failure.charged, 'yes');
    // Sent again by a person who reads "nothing was charged": it must be what the gateway itself said.
    if (verdict.kind === 'unconfirmed') assert.equal(verdict.failure.charged, 'unknown');
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
