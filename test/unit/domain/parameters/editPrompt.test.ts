import assert from 'node:assert/strict';
import fc from 'fast-check';
import { withDefaultParameters } from '../../../../src/domain/parameters/defaultParameters';
import {
  chooseParameter,
  promptWords,
  readParameter,
  setParameter,
} from '../../../../src/domain/parameters/editPrompt';
import { parameterTable } from '../../../../src/domain/parameters/parameterTable';
import { parametersOf, parsePrompt } from '../../../../src/domain/parameters/parsePrompt';
import { withReferenceLinks } from '../../../../src/domain/parameters/references';

const blanks = fc.constantFrom(' ', '  ', '\n', '\t');
const word = fc.stringMatching(/^[a-z0-9狐,.:]{1,8}$/);
const words = fc.array(word, { maxLength: 4 }).map((each) => each.join(' '));

/** A parameter with a value of its kind, as people type it, and now and then one nobody knows. */
const parameter = fc.oneof(
  fc.constantFrom(...parameterTable).chain((rule) => {
    const name = fc.constantFrom(rule.name, ...rule.aliases);
    const value =
      rule.value.kind === 'flag' ? fc.constant('') : rule.value.kind === 'words' ? words : word;
    return fc.tuple(name, value).map(([typed, text]) => ({ name: rule.name, typed, text }));
  }),
  fc.tuple(fc.constantFrom('glow', 'v7', 'zz-top'), words).map(([typed, text]) => ({
    name: typed,
    typed,
    text,
  })),
);

const prompt = fc
  .record({
    links: fc.array(fc.constantFrom('https://a.test/1.png', 'http://b.test/x?y=1'), {
      maxLength: 2,
    }),
    words,
    parameters: fc.uniqueArray(parameter, { maxLength: 6, selector: ({ name }) => name }),
    gap: blanks,
    tail: fc.constantFrom('', ' ', '\n'),
  })
  .map(({ links, words: text, parameters, gap, tail }) => {
    const written = parameters.map((each) => `--${each.typed}${each.text ? gap + each.text : ''}`);
    return [...links, text, ...written].filter(Boolean).join(gap) + tail;
  });

const anything = fc.oneof(
  prompt,
  fc.string({ unit: 'grapheme' }),
  fc
    .array(fc.constantFrom('--', '—', '--ar', ' ', '3:2', '\n', 'no', '--no', 'https://a.b', '-'))
    .map((pieces) => pieces.join('')),
);

const nameAndValue = fc.constantFrom(
  ['ar', '3:2'],
  ['s', '250'],
  ['no', 'red barns, dogs'],
  ['tile', ''],
  ['sref', 'https://a.test/1.png 123'],
  ['p', ''],
) as fc.Arbitrary<readonly [string, string]>;

describe('the prompt’s text', () => {
  // A prompt would change by being looked at.
  it('is the same again after it was taken apart', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const parts = parsePrompt(text);
        assert.equal(parts.map((part) => part.text).join(''), text);
        for (const part of parts) assert.ok(text.startsWith(part.text, part.start));
      }),
      { numRuns: 2_000 },
    );
  });

  // A picker would show another value than the one that was chosen in it.
  it('has the value that was set', () => {
    fc.assert(
      fc.property(prompt, nameAndValue, (text, [name, value]) => {
        assert.equal(readParameter(setParameter(text, name, value), name), value);
      }),
      { numRuns: 1_000 },
    );
  });

  // Choosing a ratio would change the words.
  it('keeps everything else when one is set or taken out', () => {
    const others = (text: string, name: string) => [
      promptWords(text),
      ...parametersOf(text)
        .filter((part) => part.name !== name)
        .map((part) => part.text),
    ];
    fc.assert(
      fc.property(prompt, nameAndValue, (text, [name, value]) => {
        assert.deepEqual(others(setParameter(text, name, value), name), others(text, name));
        const without = setParameter(text, name, undefined);
        assert.deepEqual(others(without, name), others(text, name));
        assert.equal(readParameter(without, name), undefined);
        if (readParameter(text, name) === undefined) assert.equal(without, text);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is edited in its place, under the name that was typed', () => {
    assert.equal(setParameter('a fox —aspect 1:1 --v 7 ', 'ar', '3:2'), 'a fox —aspect 3:2 --v 7 ');
    assert.equal(setParameter('a fox', 'tile', ''), 'a fox --tile');
    assert.equal(setParameter('', 'ar', '3:2'), '--ar 3:2');
    assert.equal(setParameter('a fox --s 1 --tile --s 2', 's', '3'), 'a fox --s 3 --tile');
    assert.equal(setParameter('--tile a fox', 'tile', undefined), 'a fox');
    assert.equal(setParameter('a fox --no red\nbarns --s 5', 'no', undefined), 'a fox --s 5');
  });

  it('has one model and one speed', () => {
    assert.equal(chooseParameter('a fox --v 6 --tile', 'niji', '7'), 'a fox --tile --niji 7');
    assert.equal(chooseParameter('a fox --fast', 'turbo', ''), 'a fox --turbo');
    assert.equal(chooseParameter('a fox --niji 6', 'v', undefined), 'a fox --niji 6');
  });

  // A dash between words would swallow the rest of the sentence.
  it('takes a long dash for a parameter only with a name it knows', () => {
    assert.deepEqual(parametersOf('the sea —calm and grey'), []);
    assert.deepEqual(
      parametersOf('the sea —no boats --glow soft light').map(({ name, value }) => [name, value]),
      [
        ['no', 'boats'],
        ['glow', 'soft light'],
      ],
    );
  });

  it('gets links behind what was typed', () => {
    const links = [
      { role: 'style', link: 'https://a.test/1' },
      { role: 'style', link: 'https://a.test/2' },
      { role: 'omni', link: 'https://a.test/3' },
    ] as const;
    assert.equal(
      withReferenceLinks('a fox --sref 42 --sw 200', links),
      'a fox --sref 42 https://a.test/1 https://a.test/2 --sw 200 --oref https://a.test/3',
    );
  });
});

describe('withDefaultParameters', () => {
  it('adds only what was not typed', () => {
    const defaults = '--ar 3:2 --v 7 --tile';
    assert.equal(withDefaultParameters('a fox', defaults), 'a fox --ar 3:2 --v 7 --tile');
    assert.equal(
      withDefaultParameters('a fox --aspect 1:1', defaults),
      'a fox --aspect 1:1 --v 7 --tile',
    );
    assert.equal(withDefaultParameters('a fox --niji 6', '--v 7'), 'a fox --niji 6');
    assert.equal(withDefaultParameters('a fox --relax', '--turbo'), 'a fox --relax');
    assert.equal(withDefaultParameters('a fox —ar 1:1', '--ar 3:2'), 'a fox —ar 1:1');
    assert.equal(withDefaultParameters('a fox', ''), 'a fox');
    assert.equal(withDefaultParameters(' ', defaults), ' ');
  });

  it('keeps values of several words together', () => {
    assert.equal(
      withDefaultParameters('a fox', '--no red barns, dogs --s 50'),
      'a fox --no red barns, dogs --s 50',
    );
    assert.equal(withDefaultParameters('a fox --no cats', '--no dogs'), 'a fox --no cats');
  });
});
