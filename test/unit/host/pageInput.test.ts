import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { readNotification, readParams } from '../../../src/host/gallery/pageInput';
import type { RequestName } from '../../../src/protocol/protocol';

describe('What the page asks for many tasks', () => {
  it('is taken as the protocol has it, and in no other form', () => {
    // A page that was tampered with could hand anything to the history.
    const ids = Array.from({ length: 50_000 }, (_, n) => `t${n}`);
    assert.deepEqual(readParams('tasks/forget', { taskIds: ids }), { taskIds: ids });
    assert.deepEqual(readParams('tasks/restore', { taskIds: ['a'] }), { taskIds: ['a'] });
    const star = { taskIds: ['a', 'b'], isStarred: false };
    assert.deepEqual(readParams('tasks/star', star), star);
    for (const wrong of [
      {},
      { taskIds: [] },
      { taskIds: 'a' },
      { taskIds: [''] },
      { taskIds: [1] },
    ]) {
      assert.throws(() => readParams('tasks/forget', wrong), /wrong parameters/);
      assert.throws(() => readParams('tasks/restore', wrong), /wrong parameters/);
      assert.throws(
        () => readParams('tasks/star', { ...wrong, isStarred: true }),
        /wrong parameters/,
      );
    }
    assert.throws(() => readParams('tasks/star', { taskIds: ['a'] }), /wrong parameters/);
  });
});

describe('Whatever else the page sends', () => {
  // A page is a browser that shows what strangers wrote. Taken over, it could ask the host for anything.
  const names = Object.keys({
    'page/hello': true,
    'task/submit': true,
    'task/answer': true,
    'mask/keep': true,
    'task/remedy': true,
    'remedy/run': true,
    'task/cancel': true,
    'task/stopWatching': true,
    'tasks/forget': true,
    'tasks/restore': true,
    'tasks/star': true,
    'action/run': true,
    'picture/save': true,
    'pictures/save': true,
    'picture/insert': true,
    'picture/open': true,
    'picture/copyLink': true,
    'picture/export': true,
    'picture/reference': true,
    'picture/edit': true,
    'picture/animate': true,
    'picture/describe': true,
    'picture/missing': true,
    'picture/thumbnail': true,
    'picture/pick': true,
    'picture/attach': true,
    'picture/attachUris': true,
    'prompt/copy': true,
    'seed/get': true,
    'key/set': true,
    'sandbox/start': true,
    'gallery/open': true,
    'feed/show': true,
    'feed/ids': true,
    'feed/locate': true,
  } satisfies Record<RequestName, true>) as RequestName[];
  const isNothing = (value: unknown) =>
    value === null ||
    value === undefined ||
    (typeof value === 'object' && Object.keys(value).length === 0);

  it('is refused by every request', () => {
    const junk = fc
      .anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true })
      .filter((value) => !isNothing(value));
    fc.assert(
      fc.property(fc.constantFrom(...names), junk, (name, value) => {
        assert.throws(() => readParams(name, value), Error);
      }),
      { numRuns: 3_000 },
    );
  });

  it('is refused where one field of a good one is not what it must be', () => {
    const hash = 'a'.repeat(64);
    const picture = { hash, mime: 'image/png', name: 'a.png', byteLength: 1 };
    const wrong: readonly (readonly [RequestName, unknown])[] = [
      ['picture/save', { taskId: 'a', cell: 17 }],
      ['picture/save', { taskId: 'a', cell: Number.NaN }],
      ['picture/save', { taskId: 'a', bytes: 'PNG' }],
      ['picture/save', { taskId: 'a', path: '/etc/passwd' }],
      ['picture/save', { taskId: 'x'.repeat(201) }],
      ['picture/attachUris', { uris: [] }],
      ['picture/attachUris', { uris: [{ scheme: 'file', path: '/etc/passwd' }] }],
      ['picture/attachUris', { uris: ['x'.repeat(10_001)] }],
      ['picture/attachUris', { uris: Array.from({ length: 101 }, () => 'file:///a.png') }],
      ['picture/thumbnail', { hash: '../../etc/passwd', bytes: new ArrayBuffer(1) }],
      ['picture/thumbnail', { hash: hash.toUpperCase(), bytes: new ArrayBuffer(1) }],
      ['task/remedy', { taskId: 'a', remedy: 'constructor' }],
      ['remedy/run', { remedy: 'workbench.action.terminal.new' }],
      ['mask/keep', { taskId: 'a', strokes: [1n] }],
      ['mask/keep', { taskId: 'a', strokes: ['x'.repeat(20_000_000)] }],
      ['task/answer', { taskId: 'a', prompt: 'x', mask: new ArrayBuffer(8) }],
      ['task/submit', { draft: { kind: 'shell', prompt: 'x' } }],
      ['task/submit', { draft: { kind: 'describe', pictures: [{ ...picture, hash: '../x' }] } }],
      [
        'task/submit',
        { draft: { kind: 'describe', pictures: [{ ...picture, mime: 'image/svg+xml' }] } },
      ],
      ['feed/show', { search: '', offset: -1, count: 1, isWall: true }],
      ['feed/show', { search: '', offset: 0, count: 1e9, isWall: true }],
    ];
    for (const [name, params] of wrong) {
      assert.throws(() => readParams(name, params), Error, JSON.stringify([name, String(params)]));
    }
    assert.equal(readNotification('log/write', { level: 'fatal', message: 'x' }), undefined);
    assert.equal(readNotification('focus/changed', { taskId: ['a'] }), undefined);
  });
});
