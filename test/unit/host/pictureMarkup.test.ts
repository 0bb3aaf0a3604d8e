import assert from 'node:assert/strict';
import { pictureMarkup } from '../../../src/host/documents/pictureMarkup';
import { promptWords } from '../../../src/host/documents/promptWords';

const fox = { path: 'my images/fox.png', alt: 'a [red] fox', mime: 'image/png' };

describe('pictureMarkup', () => {
  it('writes Markdown with escaped alt text and an encoded link', () => {
    assert.equal(pictureMarkup('markdown', fox), '![a \\[red\\] fox](my%20images/fox.png)');
    assert.equal(pictureMarkup('markdown', { ...fox, alt: '' }), '![](my%20images/fox.png)');
  });

  it('links a film in Markdown', () => {
    const film = { path: 'fox.mp4', alt: 'fox', mime: 'video/mp4' };
    assert.equal(pictureMarkup('markdown', film), '[fox](fox.mp4)');
    assert.equal(pictureMarkup('html', film), '<video src="fox.mp4" controls></video>');
  });

  it('writes an img that HTML and JSX both take, with its size', () => {
    const sized = { ...fox, alt: '"a" <fox> {x}', width: 8, height: 6 };
    assert.equal(
      pictureMarkup('typescriptreact', sized),
      '<img src="my%20images/fox.png" alt="&#34;a&#34; &#60;fox&#62; &#123;x&#125;" width="8" height="6" />',
    );
  });

  it('writes the bare path anywhere else', () => {
    assert.equal(pictureMarkup('css', fox), 'my images/fox.png');
    assert.equal(pictureMarkup('plaintext', fox), 'my images/fox.png');
  });
});

describe('promptWords', () => {
  it('leaves addresses and parameters out', () => {
    assert.equal(promptWords('https://x.test/1.png a fox --ar 3:2 --no dogs'), 'a fox');
    assert.equal(promptWords('a fox —ar 3:2'), 'a fox');
    assert.equal(
      promptWords('a well-known fox -- not a parameter'),
      'a well-known fox -- not a parameter',
    );
    assert.equal(promptWords('--tile'), '');
    assert.equal(promptWords('a\n  fox'), 'a fox');
  });
});
