import assert from 'node:assert/strict';
import type { FeedLook } from '../../../src/protocol/protocol';
import { FeedAsker } from '../../../src/webview/feedAsker';
import { lookFor, type FeedPart } from '../../../src/webview/feedSight';
import type { HostApi } from '../../../src/webview/hostApi';

describe('what a page asks of the history', () => {
  const model = {
    search: 'fox',
    selectedTaskId: undefined,
    snapshot: undefined,
    viewing: undefined,
    marked: undefined,
  };

  // Holes would be on the wall after each step of scrolling, and an answer of hundreds of tasks to draw at each.
  it('holds what is on screen and more where the wall is scrolled to, and asks rarely', () => {
    const walk = (places: readonly number[]) => {
      const asked = new Set<number>();
      let before: FeedPart = { offset: places[0]!, count: 40 };
      for (const first of places) {
        before = lookFor(model, { isWall: true, first, end: first + 30 }, before);
        const { offset, count } = before;
        assert.ok(offset <= Math.max(0, first - 20), `${offset} for ${first}`);
        assert.ok(offset + count >= first + 50, `${offset} and ${count} for ${first}`);
        assert.ok(count <= 400);
        asked.add(offset);
      }
      return asked.size;
    };
    const places = Array.from({ length: 200 }, (_, row) => row * 5);
    assert.ok(walk(places) <= 15);
    assert.ok(walk(places.toReversed()) <= 15);
    const wide = { isWall: true, first: 0, end: 9_000 };
    assert.equal(lookFor(model, wide, { offset: 0, count: 40 }).count, 400);
  });

  // A search would be answered later by all that nobody sees yet.
  it('is what is in sight first, and what is around it next', () => {
    const sight = { isWall: true, first: 0, end: 40 };
    const { offset, count } = lookFor(model, sight);
    assert.deepEqual([offset, count], [0, 40]);
    const next = lookFor(model, sight, { offset, count });
    assert.deepEqual([next.offset, next.count], [0, 80]);
    assert.deepEqual(lookFor(model, sight, next), next);
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

  /** A host that answers when it is told to, in the order it was asked. */
  function slowHost() {
    const asked: string[] = [];
    const waiting: (() => void)[] = [];
    const host = {
      ask: (_: string, { search, offset }: FeedLook) => {
        asked.push(`${search} ${offset}`);
        return new Promise((resolve) => waiting.push(() => resolve({ ok: true, value: {} })));
      },
    } as unknown as HostApi;
    const answer = async () => {
      waiting.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    };
    return { asker: new FeedAsker(host, () => assert.fail('no problem was told')), asked, answer };
  }
  const look = (search: string, offset = 0) => ({ search, offset, count: 40, isWall: false });

  // Each step of scrolling would be asked about and drawn, long after the wall has moved on.
  it('is one question at a time, and then only the latest', async () => {
    const { asker, asked, answer } = slowHost();
    asker.wasTold(look(''));
    await asker.want(look(''));
    assert.deepEqual(asked, []);
    const first = asker.want(look('', 40));
    void asker.want(look('', 80));
    const last = asker.want(look('', 120));
    await answer();
    assert.deepEqual(asked, [' 40', ' 120']);
    await answer();
    await Promise.all([first, last]);
    void asker.want(look(''));
    assert.deepEqual(asked, [' 40', ' 120', ' 0']);
  });

  // What is typed would wait for what lies around the last result, or each letter go to a host that is busy.
  it('is another search at once, and of many letters the first and the last', async () => {
    const { asker, asked, answer } = slowHost();
    asker.wasTold(look(''));
    void asker.want(look('', 40));
    void asker.want(look('f'));
    void asker.want(look('fo'));
    const last = asker.want(look('fox'));
    assert.deepEqual(asked, [' 40', 'f 0']);
    await answer();
    assert.deepEqual(asked, [' 40', 'f 0', 'fox 0']);
    await answer();
    await answer();
    await last;
    assert.equal(asked.length, 3);
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
