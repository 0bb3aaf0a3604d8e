import assert from 'node:assert/strict';
import fc from 'fast-check';
import { silentLogger } from '../../../src/base/logger';
import { isKeepable } from '../../../src/domain/asset';
import type { Task } from '../../../src/domain/task';
import { parseTaskQuery, type TaskOutline } from '../../../src/domain/taskQuery';
import { SqliteHistory } from '../../../src/tasks/history/sqliteHistory';
import { arbitrarySearch, arbitraryTask } from '../../support/arbitraryTask';
import { FakeClock } from '../../support/fakeClock';
import { makeTask } from '../../support/makeTask';
import { matchesQuery } from '../../support/matchesQuery';
import { useTempFolders } from '../../support/tempFolder';

const now = new Date(2026, 10, 25, 12);

describe('Searching the history', () => {
  const tempFolder = useTempFolders();
  let history: SqliteHistory;
  beforeEach(() => {
    const deps = { clock: new FakeClock(), logger: silentLogger, owner: 'one' };
    history = new SqliteHistory({ folder: tempFolder(), ...deps });
  });
  afterEach(() => history.dispose());

  const write = (tasks: readonly Task[]) =>
    history.write(tasks.map((task) => ({ id: task.id, change: () => task })));
  const found = (search: string, range = { offset: 0, count: 100_000 }) =>
    history.find(parseTaskQuery(search, now), range).map(({ id }) => id);

  it('finds what is meant by the words, and nothing else', function () {
    // A picture made last month could not be found again.
    this.timeout(30_000);
    const properties = fc.property(
      fc.uniqueArray(arbitraryTask, { selector: ({ id }) => id, minLength: 1, maxLength: 12 }),
      fc.array(arbitrarySearch, { minLength: 1, maxLength: 6 }),
      (tasks, searches) => {
        history.remove(history.page({ count: 1_000 }).map(({ id }) => id));
        // Ids of an earlier round are removed for good, so each round has its own.
        round += 1;
        const fresh = tasks.map((task) => ({ ...task, id: `${round}-${task.id}` }));
        write(fresh);
        for (const search of searches) {
          const query = parseTaskQuery(search, now);
          const expected = fresh.filter((task) => matchesQuery(task, query)).sort(newestFirst);
          assert.deepEqual(history.find(query, { offset: 0, count: 100 }), expected, search);
          assert.equal(history.countOf(query), expected.length);
          assertOutlines(history.outline(query), expected);
        }
      },
    );
    let round = 0;
    fc.assert(properties, { numRuns: 60 });
  });

  it('has no regard to capitals, width, accents and scripts', () => {
    // "STRASSE" or a word typed by another input method would find nothing.
    const prompts = [
      'Große STRAẞE',
      'Cafe\u0301 noir',
      'ＡＢＣ ｶﾀｶﾅ',
      'ΟΔΟΣ',
      'İstanbul',
      'a  fox\n\ton ice',
    ];
    write(prompts.map((prompt, n) => of(`t${n}`, prompt)));
    const searches = ['straße', 'CAFÉ', 'abc カタカナ', 'οδοσ', 'İSTANBUL', '"fox on ice"'];
    assert.deepEqual(
      searches.map((search) => found(search)),
      prompts.map((_, n) => [`t${n}`]),
    );
  });

  it('looks at prompts, answers, buttons, seeds, ids and texts', () => {
    // What a person reads on a card would not lead back to it.
    write([
      of('a', 'harbour'),
      { ...of('b', 'x'), answeredWith: 'a purple harbour' },
      { ...of('c', 'x'), seed: '4711' },
      { ...of('d', 'x'), remoteId: '14001929738841620' },
      {
        ...of('e', 'x'),
        assets: [{ kind: 'text', texts: ['a quiet quay', 'harbour'], analysis: '**bollard**' }],
      },
      makeTask({
        id: 'f',
        request: {
          kind: 'describe',
          picture: { hash: 'h', mime: 'image/png', name: 'Harbour.png', byteLength: 1 },
        },
      }),
      makeTask({
        id: 'g',
        request: {
          kind: 'action',
          taskId: 'b',
          actionId: 'u',
          label: 'U2',
          prompt: 'x',
          words: 'a purple harbour --v 7',
        },
      }),
    ]);
    assert.deepEqual(found('harbour'), ['g', 'f', 'e', 'b', 'a']);
    assert.deepEqual(found('purple v:7'), ['g']);
    assert.deepEqual(found('bollard'), ['e']);
    assert.deepEqual(found('4711'), ['c']);
    assert.deepEqual(found('14001929738841620'), ['d']);
    assert.deepEqual(found('"quay harbour"'), []);
    assert.deepEqual(found('action:describe'), ['f']);
  });

  it('goes by the button’s group, also where only its label is known', () => {
    // Upscales made before groups were kept would be missing among the upscales.
    const made = (id: string, parent: Partial<Task['parent']> & { label: string }) =>
      makeTask({
        id,
        parent: { taskId: 'p', actionId: 'x', ...parent },
        request: { kind: 'action', taskId: 'p', actionId: 'x', label: parent.label, prompt: '' },
      });
    write([
      made('a', { label: 'U1' }),
      made('b', { label: 'Redo Upscale (Subtle)' }),
      made('c', { label: '高清', group: 'upscale' }),
      made('d', { label: 'Make Square' }),
      made('e', { label: 'Animate (High motion)' }),
    ]);
    assert.deepEqual(found('action:upscale'), ['c', 'b', 'a']);
    assert.deepEqual(found('action:zoom'), ['d']);
    assert.deepEqual(found('action:video'), ['e']);
    assert.deepEqual(found('action:高清'), ['c']);
    assert.deepEqual(found('action:"animate (high motion)"'), ['e']);
  });

  it('knows versions by any of their names', () => {
    // Pictures of a version could not be gathered to compare it with the next.
    write([of('a', 'x --version 7.0'), of('b', 'x --niji 6'), of('c', 'x --niji 5'), of('d', 'x')]);
    assert.deepEqual(found('v:7'), ['a']);
    assert.deepEqual(found('v:niji6'), ['b']);
    assert.deepEqual(found('v:niji'), ['c', 'b']);
    assert.deepEqual(found('-v:7'), ['d', 'c', 'b']);
  });

  it('follows a task as it changes', () => {
    // A star that was set a moment ago would not be found until a restart.
    write([of('a', 'x')]);
    assert.deepEqual(found('is:starred'), []);
    history.write([{ id: 'a', change: (task) => task && { ...task, isStarred: true } }]);
    assert.deepEqual(found('is:starred'), ['a']);
    history.remove(['a']);
    assert.deepEqual(found(''), []);
  });

  it('takes a whole prompt that was pasted', () => {
    // The search box would answer with an error of the database.
    const prompt = Array.from({ length: 3_000 }, (_, n) => `w${n}`).join(' ');
    write([of('a', prompt), of('b', 'w1 w2')]);
    assert.deepEqual(found(prompt), ['a']);
  });

  it('is right about ten thousand tasks', function () {
    // The gallery would show gaps, or the same picture twice, in a large history.
    this.timeout(30_000);
    const tasks = Array.from({ length: 10_000 }, (_, n) => ({
      ...of(`t${String(n).padStart(5, '0')}`, `${n % 10 === 0 ? 'fox' : 'owl'} number ${n} --v 7`),
      createdAt: now.getTime() + n,
      assets: [picture(100 + (n % 50), 100)],
    }));
    write(tasks);
    const startedAt = performance.now();
    const query = parseTaskQuery('fox v:7', now);
    const outline = history.outline(query);
    const pages = Array.from({ length: 10 }, (_, n) =>
      found('fox v:7', { offset: n * 100, count: 100 }),
    );
    const tookMs = performance.now() - startedAt;
    const expected = tasks.filter((_, n) => n % 10 === 0).reverse();
    assert.deepEqual(
      pages.flat(),
      expected.map(({ id }) => id),
    );
    assertOutlines(outline, expected);
    assert.equal(history.outline({ terms: [] }).ratios.length, 10_000);
    assert.equal(history.countOf({ terms: [] }), 10_000);
    console.log(`        an outline and ten pages of 10,000 tasks: ${Math.round(tookMs)} ms`);
  });
});

function of(id: string, prompt: string): Task {
  return makeTask({ id, request: { kind: 'imagine', prompt, pictures: [] } });
}

function picture(width: number, height: number) {
  const file = { hash: 'a'.repeat(64), mime: 'image/png', byteLength: 1, width, height };
  return { kind: 'image' as const, url: 'u', file };
}

function assertOutlines({ createdAt, ratios }: TaskOutline, tasks: readonly Task[]): void {
  assert.deepEqual(
    Array.from(createdAt),
    tasks.map((task) => task.createdAt),
  );
  assert.equal(ratios.length, tasks.length);
  for (const [n, { assets }] of tasks.entries()) {
    const { width, height } = assets.find(isKeepable)?.file ?? {};
    const [ratio = NaN, exact] = [ratios[n], width && height ? width / height : 1];
    assert.equal(ratio, Number(ratio.toFixed(2)), 'two decimals');
    assert.ok(Math.abs(ratio - exact) < 0.005_001, `${ratio} for ${exact}`);
  }
}

function newestFirst(a: Task, b: Task): number {
  return a.id < b.id ? 1 : -1;
}
