// A dead link would be copied and sent to somebody, or a living one renewed for nothing.
import assert from 'node:assert/strict';
import { linkExpiry } from '../../../../src/providers/midjourney/linkExpiry';

describe('linkExpiry', () => {
  const link = 'https://cdn.discordapp.com/attachments/1/2/fox.png';

  it('reads the hex seconds of a signed link', () => {
    assert.equal(linkExpiry(`${link}?ex=65d903de&is=65c68ede&hm=2481f3`), 0x65d903de * 1_000);
  });

  it('says nothing of links that do not', () => {
    for (const other of [link, `${link}?ex=65d903de`, `${link}?ex=never&hm=1`, 'fox.png', '']) {
      assert.equal(linkExpiry(other), undefined, other);
    }
  });
});
