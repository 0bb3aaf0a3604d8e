import type { HttpReply } from '../../net/httpReply';
import { endpoints } from './endpoints';
import { asRecord } from './wireValues';

/** The names new-api sells the submits under (constant/midjourney.go); older ones have no edits and no video. */
const models: readonly (readonly [model: string, path: string])[] = [
  ['mj_blend', endpoints.blend],
  ['mj_describe', endpoints.describe],
  ['mj_shorten', endpoints.shorten],
  ['mj_edits', endpoints.edits],
  ['mj_video', endpoints.video],
  ['swap_face', endpoints.swapFace],
  ['mj_upload', endpoints.upload],
];

/** Of all that a gateway lists only names that cannot be anything else, such as a key it repeats. */
export function modelsIn(reply: HttpReply | undefined): readonly string[] {
  const data = reply && asRecord(reply.json)?.['data'];
  const ids = (Array.isArray(data) ? (data as unknown[]) : []).map((one) => asRecord(one)?.['id']);
  return ids
    .filter((id) => typeof id === 'string')
    .filter((id) => /^(mj_[a-z_]+|swap_face)$/.test(id));
}

/**
 * What this key may send, by the list of models. A list that does not name imagine names its models in a way
 * of its own (`mj_fast_imagine`), and says nothing about the others.
 */
export function soldByModels(names: readonly string[]): ReadonlyMap<string, boolean> {
  if (!names.includes('mj_imagine')) return new Map();
  return new Map([
    [endpoints.imagine, true],
    ...models.map(([model, path]) => [path, names.includes(model)] as const),
  ]);
}
