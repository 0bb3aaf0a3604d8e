import assert from 'node:assert/strict';
import { readPrompt, withParameter } from '../../../src/sandbox/tasks/promptText';

describe('sandbox readPrompt', () => {
  // A misread parameter draws the wrong shape or the wrong picture.
  it('takes words, links and parameters apart', () => {
    const read = readPrompt('https://a.b/c.png a red boat --ar 3:2 --no moon, sun —seed 12 --tile');
    assert.deepEqual([read.text, read.links], ['a red boat', ['https://a.b/c.png']]);
    assert.deepEqual([read.aspect, read.seed], [1.5, 12]);
    assert.equal(read.parameters.get('no'), 'moon, sun');
    assert.equal(read.parameters.get('tile'), '');
  });

  // Words with dashes are not parameters.
  it('leaves dashes inside of words alone', () => {
    assert.equal(readPrompt('a well-worn path -- or two').text, 'a well-worn path -- or two');
    assert.equal(readPrompt('x --ar 1:0').aspect, 1);
  });

  // A panned picture keeps its old shape in the prompt, and the next one comes out cut.
  it('replaces a parameter', () => {
    assert.equal(withParameter('a boat --ar 3:2 --v 7', 'ar', '9:4'), 'a boat --v 7 --ar 9:4');
  });
});
