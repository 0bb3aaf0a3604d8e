import assert from 'node:assert/strict';
import { checkRequest, type PictureRef } from '../../../src/domain/request';

const picture: PictureRef = { hash: 'h', mime: 'image/png', name: 'a.png', byteLength: 10 };
const blend = (count: number, byteLength = 10) =>
  checkRequest({
    kind: 'blend',
    pictures: Array.from({ length: count }, () => ({ ...picture, byteLength })),
    shape: 'square',
  })?.reason;
const imagine = (prompt: string) => checkRequest({ kind: 'imagine', prompt, pictures: [] })?.reason;

describe('checkRequest', () => {
  it('refuses an empty and an endless prompt before anything is sent', () => {
    // The gateway would charge for a request that cannot work.
    assert.equal(imagine(' \n '), 'promptEmpty');
    assert.equal(imagine('x'.repeat(100_000)), 'promptTooLong');
    assert.equal(imagine('x'.repeat(6_000)), undefined);
  });

  it('counts the pictures of a blend', () => {
    // Some gateways charge for a blend of one or six pictures and then fail.
    assert.deepEqual(
      [1, 2, 5, 6].map((count) => blend(count)),
      ['tooFewPictures', undefined, undefined, 'tooManyPictures'],
    );
  });

  it('refuses a seed that is not a number', () => {
    // A request that cannot work would be sent, and on some gateways be waited for.
    for (const seed of ['abc', '4.5', '-1', '', '42 --seed x']) {
      assert.equal(imagine(`a fox --seed ${seed}`), 'badSeed', seed);
    }
    assert.equal(imagine('a fox --seed 0042 --v 7'), undefined);
    assert.equal(imagine('a flower --no seed abc'), undefined);
    const shorten = checkRequest({ kind: 'shorten', prompt: 'a fox --seed abc' });
    assert.equal(shorten, undefined);
  });

  it('refuses pictures that no gateway takes', () => {
    // An upload of minutes would end in a refusal.
    assert.equal(blend(2, 21 * 1024 * 1024), 'pictureTooLarge');
  });
});
