import assert from 'node:assert/strict';
import type { Asset } from '../../../../src/domain/asset';
import { authHeaders } from '../../../../src/providers/midjourney/authHeaders';
import { readOptions } from '../../../../src/providers/midjourney/connectionOptions';
import { inputWanted } from '../../../../src/providers/midjourney/inputWanted';
import { withRefreshedLinks } from '../../../../src/providers/midjourney/refreshedLinks';
import { promptWithSpeed, speedOf, submitPrefix } from '../../../../src/providers/midjourney/speed';
import type { Connection } from '../../../../src/providers/provider';

function connection(options: Record<string, string> = {}): Connection {
  const getKey = () => Promise.resolve(undefined);
  return { id: 'g', providerId: 'midjourney', baseUrl: 'https://g.example', options, getKey };
}

describe('a connection’s settings', () => {
  it('have defaults, and take no nonsense', () => {
    // Lost: every request, for one wrong letter in the settings.
    const defaults = readOptions(connection());
    assert.equal(defaults.auth, 'bearer');
    assert.equal(defaults.pathPrefix, '/mj');
    assert.equal(defaults.speedVia, 'body');
    assert.equal(defaults.refreshPath, '/mj/submit/refresh');
    assert.equal(defaults.chooseSameChannel, undefined);
    const odd = readOptions(connection({ auth: 'x', pathPrefix: 'fast/mj/', speedVia: '' }));
    assert.equal(odd.auth, 'bearer');
    assert.equal(odd.pathPrefix, '/fast/mj');
    assert.equal(odd.speedVia, 'body');
  });

  it('put the speed into the path in the form the path has', () => {
    // Lost: money, at a speed nobody chose.
    const via = (pathPrefix: string) => readOptions(connection({ pathPrefix, speedVia: 'path' }));
    assert.equal(submitPrefix('fast', via('/mj')), '/mj-fast/mj');
    assert.equal(submitPrefix('turbo', via('/api/mj')), '/api/mj-turbo/mj');
    assert.equal(submitPrefix('relax', via('/mj-fast/mj')), '/mj-relax/mj');
    assert.equal(submitPrefix('fast', via('/relax/mj')), '/fast/mj');
    assert.equal(submitPrefix(undefined, via('/mj')), '/mj');
    assert.equal(submitPrefix('fast', readOptions(connection())), '/mj');
  });

  it('leave a speed alone that the person wrote', () => {
    // Lost: the person's own choice.
    const options = readOptions(connection({ speedVia: 'prompt' }));
    assert.equal(promptWithSpeed('a fox', 'fast', options), 'a fox --fast');
    assert.equal(promptWithSpeed('a fox --relax', 'fast', options), 'a fox --relax');
    assert.equal(
      promptWithSpeed('a --fastidious fox', 'fast', options),
      'a --fastidious fox --fast',
    );
    assert.equal(promptWithSpeed('a fox', undefined, options), 'a fox');
  });

  it('give way to the speed in the prompt, and that of its window to the later one', () => {
    // Lost: "Fast" from the picker, drawn in whatever the settings or the gateway say.
    const slow = { ...connection(), defaultSpeed: 'relax' } as const;
    const imagine = { kind: 'imagine', pictures: [] } as const;
    const speed = (prompt: string, more = {}, answeredWith = '') =>
      speedOf({ request: { ...imagine, prompt, ...more }, answeredWith }, slow);
    assert.equal(speed('a fox'), 'relax');
    assert.equal(speed('a fox', { speed: 'fast' }), 'fast');
    assert.equal(speed('a fox --turbo'), 'turbo');
    assert.equal(speed('a fox --turbo', { speed: 'fast' }), 'turbo');
    assert.equal(speed('a --fastidious fox'), 'relax');
    assert.equal(speed('a fox --turbo', {}, 'a hare --fast'), 'fast');
    assert.equal(speedOf({ request: { ...imagine, prompt: 'a fox' } }, connection()), undefined);
  });

  it('refuse a key that no header can hold, without repeating it', () => {
    // Lost: a clear sentence about a key that was copied with its line break or in full-width letters.
    assert.throws(
      () => authHeaders('bearer', 'key\nkey'),
      (error) => error instanceof Error && !error.message.includes('key'),
    );
    assert.throws(() => authHeaders('bearer', 'ｋｅｙ'));
    assert.deepEqual(authHeaders('bearer', undefined), {});
  });
});

describe('small readings', () => {
  it('asks for a mask, a zoom or a text', () => {
    // Lost: a window that cannot be answered.
    const ask = (...kinds: (string | undefined)[]) => inputWanted({ kinds, texts: ['', 'a fox'] });
    assert.deepEqual(ask('Inpaint'), { input: 'mask', suggestion: 'a fox' });
    assert.deepEqual(ask(undefined, 'INPAINT').input, 'mask');
    assert.deepEqual(ask('CustomZoom'), { input: 'zoom', suggestion: 'a fox --zoom 2' });
    assert.deepEqual(ask(undefined, 'CUSTOM_ZOOM').input, 'zoom');
    assert.deepEqual(ask('reroll', 'REROLL'), { input: 'text', suggestion: 'a fox' });
    const own = inputWanted({ kinds: ['CustomZoom'], texts: ['a fox --zoom 1.2'] });
    assert.equal(own.suggestion, 'a fox --zoom 1.2');
  });

  it('finds new links in every likely answer of Refresh', () => {
    // Lost: yesterday's pictures.
    const old = 'https://cdn.example/a.png?ex=1';
    const fresh = 'https://cdn.example/a.png?ex=2';
    const assets: Asset[] = [{ kind: 'image', url: old }];
    const wanted: Asset[] = [{ kind: 'image', url: fresh }];
    for (const answer of [
      { code: 1, result: fresh },
      { code: 1, result: [fresh] },
      { code: 1, properties: { imageUrl: fresh }, result: '1760000000000417' },
      { refreshed_urls: [{ original: old, refreshed: fresh }] },
      { refreshed_urls: [{ original: 'other', refreshed: fresh }] },
    ]) {
      assert.deepEqual(withRefreshedLinks(assets, answer, 'https://g.example'), wanted);
    }
    for (const nothing of [
      ...[null, {}, { code: 1, result: '1760000000000417' }, { code: 4 }, []],
      { refreshed_urls: [{ original: old, refreshed: 'javascript:alert(1)' }] },
      { code: 1, result: 'file:///etc/passwd' },
    ]) {
      assert.equal(withRefreshedLinks(assets, nothing, 'https://g.example'), undefined);
    }
  });

  it('takes no link of a still picture for one of a film', () => {
    // Lost: the film, for its first frame, which would be kept as if it were all of it.
    const old = 'https://cdn.example/a.mp4?ex=1';
    const films: Asset[] = [
      { kind: 'video', url: old },
      { kind: 'video', url: 'https://cdn.example/b.mp4?ex=1' },
    ];
    const refreshed = (result: string | readonly string[]) =>
      withRefreshedLinks(films, { code: 1, result }, 'https://g.example');
    assert.equal(refreshed('https://cdn.example/poster.png?ex=2'), undefined);
    const fresh = 'https://cdn.example/a.mp4?ex=2';
    assert.deepEqual(refreshed(fresh), [{ ...films[0], url: fresh }, films[1]]);
  });
});
