import fc from 'fast-check';
import type { Asset } from '../../src/domain/asset';
import type { Task } from '../../src/domain/task';
import { makeTask } from './makeTask';

const words = ['Red', 'fox', 'FOREST', 'snow', '狐狸', '雪', 'Ночь', 'it’s', '100%', 'a_b', '\n'];
const parameters = ['', ' --v 7', ' --v 6.1', ' --niji 6', ' --ar 3:2'];
const labels = ['U2', 'V3', 'Vary (Subtle)', 'Upscale (Creative)', 'Pan Left'];

const prompt = fc
  .tuple(fc.array(fc.constantFrom(...words), { maxLength: 5 }), fc.constantFrom(...parameters))
  .map(([all, parameter]) => all.join(' ') + parameter);

const file = fc.record({
  width: fc.integer({ min: 1, max: 4_000 }),
  height: fc.integer({ min: 1, max: 4_000 }),
});

const asset: fc.Arbitrary<Asset> = fc.oneof(
  file.map((size) => ({
    kind: 'grid' as const,
    url: 'u',
    rows: 2,
    columns: 2,
    file: keptFile(size),
  })),
  file.map((size) => ({ kind: 'image' as const, url: 'u', file: keptFile(size) })),
  fc.constant({ kind: 'video' as const, url: 'u' }),
  prompt.map((text) => ({ kind: 'text' as const, texts: [text] })),
);

function keptFile(size: { width: number; height: number }) {
  return { hash: 'a'.repeat(64), mime: 'image/png', byteLength: 1, ...size };
}

/** Tasks as they lie in a history, with few words, so that searches find some and not all. */
export const arbitraryTask: fc.Arbitrary<Task> = fc
  .record({
    id: fc.string({
      unit: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
      minLength: 8,
      maxLength: 8,
    }),
    phase: fc.constantFrom('running', 'needsInput', 'succeeded', 'failed', 'cancelled', 'lost'),
    prompt,
    label: fc.option(fc.constantFrom(...labels), { nil: undefined }),
    assets: fc.array(asset, { maxLength: 2 }),
    seed: fc.option(fc.constantFrom('12345', '99'), { nil: undefined }),
    isStarred: fc.boolean(),
    day: fc.integer({ min: 0, max: 60 }),
  })
  .map(({ id, phase, prompt: text, label, assets, seed, isStarred, day }) =>
    makeTask({
      id,
      phase,
      createdAt: new Date(2026, 9, 1 + day, 12).getTime(),
      assets,
      isStarred,
      ...(seed === undefined ? {} : { seed }),
      ...(label === undefined
        ? { request: { kind: 'imagine', prompt: text, pictures: [] } }
        : {
            parent: { taskId: 'p', actionId: 'x', label },
            request: { kind: 'action', taskId: 'p', actionId: 'x', label, prompt: text },
          }),
    }),
  );

/** What somebody might type to find one of them. */
export const arbitrarySearch: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(
      fc.constantFrom('', '', '', '-'),
      fc.oneof(
        fc.constantFrom(...words, 'fox forest', 'o', '%', '_').map((word) => `"${word.trim()}"`),
        fc.constantFrom(
          'is:starred',
          'is:failed',
          'is:running',
          'has:seed',
          'v:7',
          'v:6.1',
          'v:niji6',
        ),
        fc.constantFrom('kind:grid', 'kind:image', 'kind:video', 'kind:text', 'action:upscale'),
        fc.constantFrom('action:imagine', 'action:U2', 'action:vary', 'action:vary-subtle'),
        fc.constantFrom(
          'date:2026-10',
          'date:2026-11-05',
          'after:2026-11',
          'before:2026-10-20',
          '123',
        ),
      ),
    ),
    { maxLength: 3 },
  )
  .map((terms) => terms.map(([dash, term]) => dash + term).join(' '));
