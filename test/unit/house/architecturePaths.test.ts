// Somebody new follows the map of the house: a room that is not there costs them their trust in the rest.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pictureAreaLimit, pictureEdgeLimit } from '../../../src/domain/request';
import { longestNameBytes } from '../../../src/host/documents/fileName';
import { maxRedirects } from '../../../src/net/download';
import { maxResultBytes } from '../../../src/tasks/fetchPicture';

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
    const rows = promiseRows();
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

  it('promise no limit in docs/security.md but the one that is in the code', () => {
    // Somebody would count on a limit that was moved long ago.
    const limits = [
      `${numberWords[maxRedirects] ?? ''} redirects at most`,
      `larger than ${String(maxResultBytes / 2 ** 20)} MB is fetched`,
      `more than ${pictureEdgeLimit.toLocaleString('en')} pixels along an edge`,
      `or ${String(pictureAreaLimit / 1e6)} million in all`,
      `${String(longestNameBytes)} bytes long at most`,
    ];
    const promised = promiseRows()
      .map((row) => row.split(' | ')[0] ?? '')
      .join('\n');
    for (const limit of limits) assert.ok(promised.includes(limit), `nowhere: ${limit}`);
    const rest = limits.reduce((text, limit) => text.replace(limit, ''), promised);
    // A new number stands here together with its constant, or is none. MP4 is a name.
    const number = new RegExp(`\\b\\d[\\d.,]*|\\b(?:${numberWords.slice(2).join('|')})\\b`, 'gi');
    assert.deepEqual(rest.match(number) ?? [], [], 'without a constant');
  });
});

const numberWords = 'zero one two three four five six seven eight nine ten'.split(' ');

function promiseRows(): readonly string[] {
  return readFileSync('docs/security.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (promised|---)/.test(line));
}
