import assert from 'node:assert/strict';
import type { FeedLook } from '../../../src/protocol/protocol';
import { FeedAsker } from '../../../src/webview/feedAsker';
import { lookFor } from '../../../src/webview/feedSight';
import type { HostApi } from '../../../src/webview/hostApi';

describe('what a page asks of the history', () => {
  const model = {
    search: 'fox',
    selectedTaskId: undefined,
    snapshot: undefined,
    viewing: undefined,
    marked: undefined,
  };

  // Holes would be on the wall after each step of scrolling, and a question for each of them.
  it('holds what is on screen and as much around, and stays the same for small steps', () => {
    const at = (first: number) => lookFor(model, { isWall: true, first, end: first + 30 });
    for (let first = 0; first < 400; first += 7) {
      const { offset, count } = at(first);
      assert.ok(offset <= Math.max(0, first - 30), `${offset} for ${first}`);
      assert.ok(offset + count >= first + 60);
      assert.ok(count <= 400);
    }
    assert.deepEqual(at(200), at(201));
    assert.equal(lookFor(model, { isWall: true, first: 0, end: 9_000 }).count, 400);
  });

  // A feed would jump while a person reads it.
  it('is exactly what a feed shows', () => {
    const look = lookFor({ ...model, selectedTaskId: 'a' }, { isWall: false, first: 10, end: 50 });
    assert.deepEqual(look, {
      search: 'fox',
      isWall: false,
      offset: 10,
      count: 40,
      selectedTaskId: 'a',
    });
  });

  // Each letter would be waited for, and the answer to "fo" might come after that to "fox".
  it('is one question at a time, and then only the latest', async () => {
    const asked: string[] = [];
    const waiting: (() => void)[] = [];
    const host = {
      ask: (_: string, { search }: FeedLook) => {
        asked.push(search);
        return new Promise((resolve) => waiting.push(() => resolve({ ok: true, value: {} })));
      },
    } as unknown as HostApi;
    const asker = new FeedAsker(host, () => assert.fail('no problem was answered'));
    const look = (search: string) => ({ search, offset: 0, count: 40, isWall: false });
    asker.wasTold(look(''));
    await asker.want(look(''));
    assert.deepEqual(asked, []);
    const first = asker.want(look('f'));
    void asker.want(look('fo'));
    const last = asker.want(look('fox'));
    waiting.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(asked, ['f', 'fox']);
    waiting.shift()?.();
    await Promise.all([first, last]);
    void asker.want(look(''));
    assert.deepEqual(asked, ['f', 'fox', '']);
  });

  it('holds what stands over the page, however far it is scrolled', () => {
    // The lightbox would close by itself, or a marked picture be forgotten, as soon as the wall moves on.
    const viewing = { taskId: 'a', cell: 2, against: { taskId: 'b' } };
    const held = { ...model, viewing, marked: { taskId: 'a', cell: 3 } };
    const look = lookFor(held, { isWall: true, first: 4_000, end: 4_030 });
    assert.deepEqual(look.heldTaskIds, ['a', 'b']);
    assert.equal('heldTaskIds' in lookFor(model, { isWall: true, first: 0, end: 9 }), false);
  });
});
