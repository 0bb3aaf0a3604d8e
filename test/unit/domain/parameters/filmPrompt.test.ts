// A parameter said twice is refused by Midjourney; one taken out and not told is another film than was paid for.
import assert from 'node:assert/strict';
import { readFilmPrompt, withMotion } from '../../../../src/domain/parameters/filmPrompt';

describe('a prompt for a film', () => {
  it('gives away what gateways take beside it, and keeps every other word', () => {
    const link = 'https://cdn.example/end.png?ex=1';
    assert.deepEqual(
      readFilmPrompt(`the sail fills --motion high --ar 3:2 --bs 2 --end ${link} --fast`),
      {
        prompt: 'the sail fills --ar 3:2 --fast',
        motion: 'high',
        count: 2,
        endLink: link,
        isLoop: false,
      },
    );
    assert.deepEqual(readFilmPrompt('waves --loop'), { prompt: 'waves', isLoop: true });
    assert.deepEqual(readFilmPrompt('a loop of waves'), {
      prompt: 'a loop of waves',
      isLoop: false,
    });
  });

  it('keeps a value that is none, for the gateway to say so', () => {
    for (const prompt of ['waves --bs 3', 'waves --motion wild', 'waves --end the beach']) {
      assert.deepEqual(readFilmPrompt(prompt), { prompt, isLoop: false });
    }
  });

  it('gets the motion that was recorded beside it, unless it names one', () => {
    assert.equal(withMotion('waves', 'high'), 'waves --motion high');
    assert.equal(withMotion('waves', 'low'), 'waves');
    assert.equal(withMotion('waves --motion low', 'high'), 'waves --motion low');
  });
});
