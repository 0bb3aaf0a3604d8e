import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkPrompt } from '../../../../src/domain/parameters/checkPrompt';
import { parameterTable } from '../../../../src/domain/parameters/parameterTable';

const warned = (prompt: string) =>
  checkPrompt(prompt).map(({ kind, part }) => `${kind} ${part.typedName}`);

describe('checkPrompt', () => {
  // A hint at something that works teaches people not to read hints.
  it('has nothing to say about prompts that Midjourney takes', () => {
    for (const prompt of [
      '',
      'a fox',
      'a fox --ar 3:2 --c 10 --s 250 --w 100 --q 2 --seed 4294967295 --no cats, dogs --tile --v 7',
      'a fox --style raw --v 6.1 --cref https://a.test/1.png --cw 0 --stop 80 --q .25',
      'a fox --raw --v 8.1 --exp 25 --sref 42 --sw 1000 --oref https://a.test/1.png --ow 1 --iw 0.5',
      'a fox --niji 6 --style cute --p --fast --r 40',
      'https://a.test/1.png --video --motion high --loop --bs 4',
    ]) {
      assert.deepEqual(warned(prompt), [], prompt);
    }
  });

  it('says where version and parameter do not fit', () => {
    for (const [prompt, warning] of [
      ['a fox --v 7 --cref https://a.test/1.png', 'wrongModel --cref'],
      ['a fox --cw 50 --niji 7', 'wrongModel --cw'],
      ['a fox --v 6.1 --oref https://a.test/1.png', 'wrongModel --oref'],
      ['a fox --niji 6 --ow 5', 'wrongModel --ow'],
      ['a fox --v 8.1 --weird 5', 'wrongModel --weird'],
      ['a fox --v 5.2 --sref 42', 'wrongModel --sref'],
      ['a fox --v 8 --draft', 'wrongModel --draft'],
      ['a fox --v 7 --stop 50', 'wrongModel --stop'],
    ] as const) {
      assert.deepEqual(warned(prompt), [warning], prompt);
    }
  });

  it('says what is wrong with a value', () => {
    for (const [prompt, warning] of [
      ['a fox --seed fox', 'notANumber --seed'],
      ['a fox --seed -1', 'outOfRange --seed'],
      ['a fox --seed 4294967296', 'outOfRange --seed'],
      ['a fox --s 1001', 'outOfRange --s'],
      ['a fox --stylize 2.5', 'notWhole --stylize'],
      ['a fox --ow 0', 'outOfRange --ow'],
      ['a fox --v 9', 'outOfRange --v'],
      ['a fox --ar 3x2', 'notARatio --ar'],
      ['a fox --ar 0:2', 'notARatio --ar'],
      ['a fox --q 3', 'notAChoice --q'],
      ['a fox --ar', 'valueMissing --ar'],
      ['a fox --no --tile', 'valueMissing --no'],
    ] as const) {
      assert.deepEqual(warned(prompt), [warning], prompt);
    }
  });

  it('names what it does not know, and what is there twice', () => {
    assert.deepEqual(warned('a fox --v7'), ['unknown --v7']);
    assert.deepEqual(warned('a fox --s 5 --stylize 6'), ['twice --stylize']);
    assert.deepEqual(warned('a fox --v 7 --niji 6'), ['rivals --niji']);
    assert.deepEqual(warned('a fox --fast --relax'), ['rivals --relax']);
  });

  it('survives any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void checkPrompt(text)));
  });
});

describe('the table of parameters', () => {
  it('knows every name once, in small letters', () => {
    const names = parameterTable.flatMap(({ name, aliases }) => [name, ...aliases]);
    assert.equal(new Set(names).size, names.length);
    for (const name of names) assert.match(name, /^[a-z][a-z-]*$/);
  });
});
