import assert from 'node:assert/strict';
import { insertFolder } from '../../../src/host/documents/insertFolder';
import { linkOf, relativePath } from '../../../src/host/documents/relativeLink';

const at = (path: string, scheme = 'file', authority = '') => ({ scheme, authority, path });

describe('relativePath', () => {
  it('goes beside, down and up', () => {
    assert.equal(relativePath(at('/p/a.md'), at('/p/images/f.png')), 'images/f.png');
    assert.equal(relativePath(at('/p/docs/a.md'), at('/p/art/f.png')), '../art/f.png');
    assert.equal(relativePath(at('/p/a.md'), at('/p/f.png')), 'f.png');
    assert.equal(relativePath(at('/images/a.md'), at('/images.png')), '../images.png');
  });

  it('takes a drive letter in either case for the same drive, and no way to another', () => {
    assert.equal(relativePath(at('/C:/p/a.md'), at('/c:/p/i/f.png')), 'i/f.png');
    assert.equal(relativePath(at('/c:/p/a.md'), at('/d:/p/f.png')), undefined);
  });

  it('knows no way between machines', () => {
    const remote = at('/p/a.md', 'vscode-remote', 'ssh+one');
    assert.equal(relativePath(remote, at('/p/f.png')), undefined);
    assert.equal(relativePath(remote, at('/p/f.png', 'vscode-remote', 'ssh+one')), 'f.png');
  });
});

describe('linkOf', () => {
  it('encodes what Markdown or a URL would misread', () => {
    assert.equal(linkOf('my images/a fox (1).png'), 'my%20images/a%20fox%20%281%29.png');
    assert.equal(linkOf('100%#1?.png'), '100%25%231%3F.png');
    assert.equal(linkOf("o'fox*.png"), 'o%27fox%2A.png');
  });

  it('leaves other scripts readable, and comes back by decoding', () => {
    assert.equal(linkOf('图片/狐狸.png'), '图片/狐狸.png');
    const odd = "a b%20c(d)[e]<f>'g'*h#i?j&k.png";
    assert.equal(decodeURIComponent(linkOf(odd)), odd);
  });
});

describe('insertFolder', () => {
  it('counts from the document, or from the workspace folder with a leading slash', () => {
    assert.equal(insertFolder('images', '/w/docs/a.md', '/w'), '/w/docs/images');
    assert.equal(insertFolder('./img/', '/w/docs/a.md', '/w'), '/w/docs/img');
    assert.equal(insertFolder('../art', '/w/docs/a.md', '/w'), '/w/art');
    assert.equal(insertFolder('/static', '/w/docs/a.md', '/w'), '/w/static');
    assert.equal(insertFolder('', '/w/docs/a.md', '/w'), '/w/docs');
    assert.equal(insertFolder('sub\\art', '/w/a.md', '/w'), '/w/sub/art');
  });

  it('never leads out of the workspace folder, nor out of the folder of a lone document', () => {
    assert.equal(insertFolder('../../etc', '/w/docs/a.md', '/w'), undefined);
    assert.equal(insertFolder('/../x', '/w/docs/a.md', '/w'), undefined);
    assert.equal(insertFolder('../x', '/w/docs/a.md', undefined), undefined);
    assert.equal(insertFolder('images', '/w/docs/a.md', undefined), '/w/docs/images');
    assert.equal(insertFolder('..dots', '/w/a.md', '/w'), '/w/..dots');
    assert.equal(insertFolder('images', '/a.md', undefined), '/images');
  });
});
