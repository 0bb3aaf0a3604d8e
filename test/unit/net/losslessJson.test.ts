import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseLosslessJson } from '../../../src/net/losslessJson';

const digits = (min: number, max: number) =>
  fc
    .tuple(
      fc.constantFrom('1', '2', '3', '4', '5', '6', '7', '8', '9'),
      fc.array(fc.nat(9), { minLength: min - 1, maxLength: max - 1 }),
    )
    .map(([first, rest]) => first + rest.join(''));

describe('lossless JSON', () => {
  it('gives a bare integer of 16 or more digits back digit for digit', () => {
    // Lost: the right task; a rounded id presses a button of somebody else's.
    fc.assert(
      fc.property(digits(16, 40), (id) => {
        assert.deepEqual(parseLosslessJson(`{"result":${id},"list":[${id}]}`), {
          result: id,
          list: [id],
        });
      }),
    );
  });

  it('leaves strings alone, whatever digits and quotes they hold', () => {
    // Lost: ids with leading zeros, and prompts that contain numbers.
    fc.assert(
      fc.property(fc.string(), digits(1, 30), (text, id) => {
        const value = { a: text, b: `0${id}`, c: `"${id}"`, d: `{"x":${id}}` };
        assert.deepEqual(parseLosslessJson(JSON.stringify(value)), value);
      }),
    );
  });

  it('keeps short numbers, decimals and exponents as numbers', () => {
    // Lost: progress, times and queue positions.
    const text = '{"a":1760000000000,"b":0.1234567890123456789,"c":1e20,"d":-5,"e":null}';
    assert.deepEqual(parseLosslessJson(text), JSON.parse(text));
  });

  it('gives a number that no double holds back as it was written', () => {
    // Lost: the truth; a gateway that answers nonsense would have made a task called "Infinity".
    const text = '{"a":3.7e19217,"b":-1e400,"c":1e308}';
    assert.deepEqual(parseLosslessJson(text), { a: '3.7e19217', b: '-1e400', c: 1e308 });
  });

  it('takes a byte order mark and refuses what is no JSON', () => {
    // Lost: gateways behind Windows servers.
    assert.deepEqual(parseLosslessJson('\uFEFF{"a":1}'), { a: 1 });
    assert.throws(() => parseLosslessJson('<html>'), SyntaxError);
  });
});
