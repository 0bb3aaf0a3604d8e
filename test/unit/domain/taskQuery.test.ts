import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseTaskQuery, type QueryTerm } from '../../../src/domain/taskQuery';

/** A Wednesday noon, in whatever time zone the tests run. */
const now = new Date(2026, 10, 25, 12);
const day = (year: number, month: number, date: number) =>
  new Date(year, month - 1, date).getTime();

describe('What is typed into the search box', () => {
  const terms = (text: string) => parseTaskQuery(text, now).terms;
  const only = (text: string) => {
    const [term, ...more] = terms(text);
    assert.deepEqual(more, []);
    assert.ok(term);
    const { isExcluded, ...condition } = term;
    assert.equal(isExcluded, false);
    return condition;
  };
  const word = (text: string, isExcluded = false): QueryTerm => ({
    field: 'text',
    text,
    isExcluded,
  });

  it('is words, phrases and what must not be there', () => {
    // A person would get pictures that have only one of the words, or those they wanted out of the way.
    assert.deepEqual(terms('Red  FOX'), [word('red'), word('fox')]);
    assert.deepEqual(terms('"red fox" at'), [word('red fox'), word('at')]);
    assert.deepEqual(terms('“red fox'), [word('red fox')]);
    assert.deepEqual(terms('fox -snow -"deep  forest"'), [
      word('fox'),
      word('snow', true),
      word('deep forest', true),
    ]);
    assert.deepEqual(terms('狐狸　雪'), [word('狐狸'), word('雪')]);
    assert.deepEqual(terms('  "" - '), []);
  });

  it('takes a parameter of the prompt for a word', () => {
    // "--tile" would hide every picture that has it.
    assert.deepEqual(terms('--ar 3:2'), [word('--ar'), word('3:2')]);
    assert.deepEqual(terms('https://x.test/a'), [word('https://x.test/a')]);
    assert.deepEqual(terms('foo:bar is:nothing kind:cube'), [
      word('foo:bar'),
      word('is:nothing'),
      word('kind:cube'),
    ]);
    assert.deepEqual(terms('"is:starred"'), [word('is:starred')]);
  });

  it('knows its filters', () => {
    // A filter would be searched for as text, and find nothing.
    assert.deepEqual(only('is:starred'), { field: 'state', state: 'starred' });
    assert.deepEqual(only('IS：Failed'), { field: 'state', state: 'failed' });
    assert.deepEqual(only('is:running'), { field: 'state', state: 'running' });
    assert.deepEqual(only('has:seed'), { field: 'state', state: 'seed' });
    assert.deepEqual(only('kind:grid'), { field: 'kind', kind: 'grid' });
    assert.deepEqual(only('action:U2'), { field: 'action', name: 'u2' });
    assert.deepEqual(only('action:"Vary (Subtle)"'), { field: 'action', name: 'varysubtle' });
    assert.deepEqual(only('v:7'), { field: 'version', version: '7' });
    assert.deepEqual(only('v:7.0'), { field: 'version', version: '7' });
    assert.deepEqual(only('v:niji6'), { field: 'version', version: 'niji6' });
    assert.deepEqual(terms('-is:starred'), [
      { field: 'state', state: 'starred', isExcluded: true },
    ]);
  });

  it('knows days, months and years', () => {
    // Last month's pictures would not be found, or found with those of another.
    const time = (from: number, to: number) => ({ field: 'time', from, to });
    assert.deepEqual(only('date:2026-11-25'), time(day(2026, 11, 25), day(2026, 11, 26)));
    assert.deepEqual(only('date:2026-11'), time(day(2026, 11, 1), day(2026, 12, 1)));
    assert.deepEqual(only('date:2026-12'), time(day(2026, 12, 1), day(2027, 1, 1)));
    assert.deepEqual(only('date:2026'), time(day(2026, 1, 1), day(2027, 1, 1)));
    assert.deepEqual(only('date:today'), time(day(2026, 11, 25), day(2026, 11, 26)));
    assert.deepEqual(only('date:yesterday'), time(day(2026, 11, 24), day(2026, 11, 25)));
    assert.deepEqual(only('date:week'), time(day(2026, 11, 19), day(2026, 11, 26)));
    assert.deepEqual(only('date:month'), time(day(2026, 10, 27), day(2026, 11, 26)));
    assert.deepEqual(only('after:2026-11'), { field: 'time', from: day(2026, 11, 1) });
    assert.deepEqual(only('before:2026-11-25'), { field: 'time', to: day(2026, 11, 25) });
    for (const no of ['date:2026-02-30', 'date:2026-13', 'date:26-11', 'after:soon']) {
      assert.deepEqual(terms(no), [word(no)]);
    }
  });

  it('is never refused, whatever it is', () => {
    // A pasted prompt would break the search box.
    const piece = fc.constantFrom(
      '-',
      '"',
      ':',
      ' ',
      '“',
      'is',
      'date',
      '2026',
      '\ud800',
      '𝄞',
      'ß',
      '(',
    );
    const typed = fc.oneof(
      fc.string(),
      fc.array(piece).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(typed, (text) => {
        for (const term of terms(text)) {
          if (term.field === 'text') assert.notEqual(term.text, '');
        }
      }),
    );
  });
});
