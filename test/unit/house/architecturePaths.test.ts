// Somebody new follows the map of the house: a room that is not there costs them their trust in the rest.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

describe('the documents', () => {
  const documents = ['README.md', 'CONTRIBUTING.md']
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
});
