// Somebody new follows the map of the house: a room that is not there costs them their trust in the rest.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

describe('the documents', () => {
  const documents = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md']
    .concat(readdirSync('docs').map((name) => path.join('docs', name)))
    .filter((file) => file.endsWith('.md'));

  it('name only files that exist', () => {
    for (const file of documents) {
      const text = readFileSync(file, 'utf8');
      const named = [...text.matchAll(/`((?:src|test|scripts|docs)\/[\w./-]+)`/g)].map(
        (m) => m[1]!,
      );
      const linked = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)\)/g)].map((m) =>
        path.join(path.dirname(file), m[1]!),
      );
      for (const each of [...named, ...linked]) {
        assert.ok(existsSync(each), `${file} names ${each}, which does not exist`);
      }
    }
  });

  it('promise nothing in docs/security.md that no test holds', () => {
    // A promise without a test is broken one day, and nobody knows.
    const rows = readFileSync('docs/security.md', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| ') && !/^\| (promised|---)/.test(line));
    assert.ok(rows.length > 20);
    for (const row of rows) {
      const held = row.split(' | ').at(-1) ?? '';
      const tests = [...held.matchAll(/`(test\/[^`]+)`((?:,? "[^"]+")+)/g)];
      assert.ok(tests.length > 0, `no test holds: ${row}`);
      for (const [, file = '', words = ''] of tests) {
        const text = readFileSync(file, 'utf8');
        for (const [, title = ''] of words.matchAll(/"([^"]+)"/g)) {
          assert.ok(text.includes(title), `${file} has no test “${title}”`);
        }
      }
    }
  });
});
