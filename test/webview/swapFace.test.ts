// The wrong face in the wrong picture would be paid for.
import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { OpenedPage } from '../support/page/openPage';
import { PageBench } from '../support/page/openPage';
import { sampleSnapshot } from '../support/page/sampleSnapshot';

const ref = (name: string) => ({
  hash: name.padEnd(64, '0'),
  mime: 'image/png',
  name: `${name}.png`,
  byteLength: 10,
  width: 200,
  height: 200,
});
const picture = (name: string) => ({ ...ref(name), src: '/scene/3-200-200.svg' });
const picked = (...names: readonly string[]) => ({
  'picture/pick': { ok: true, value: { pictures: names.map((name) => picture(name)) } },
});

describe('a face swap in the composer', () => {
  let bench: PageBench;
  let opened: OpenedPage;
  before(async () => (bench = await PageBench.start()));
  after(() => bench.stop());
  afterEach(() => opened.close());

  const start = async (names: readonly string[], more: object = {}) => {
    const state = { kind: 'swapFace', prompt: '', pictures: names.map((name) => picture(name)) };
    opened = await bench.open({ snapshot: sampleSnapshot([]), state, ...more });
  };
  const button = (name: string) => opened.page.getByRole('button', { name, exact: true });
  const slot = (name: 'Face' | 'Picture') =>
    opened.page.getByRole('group', { name, exact: true }).getByRole('img');
  const namesIn = async () => ({
    face: await slot('Face').getAttribute('alt'),
    target: await slot('Picture').getAttribute('alt'),
  });

  it('sends the one as the face and the other as the picture', async () => {
    await start(['ann', 'boat']);
    assert.deepEqual(await namesIn(), { face: 'ann.png', target: 'boat.png' });
    await button('Exchange the Two').click();
    assert.deepEqual(await namesIn(), { face: 'boat.png', target: 'ann.png' });
    await button('Swap Face').click();
    const [sent] = await opened.sent('task/submit');
    const draft = { kind: 'swapFace', face: ref('boat'), target: ref('ann') };
    assert.deepEqual(sent?.params, { draft });
  });

  // Another face would take the place of the picture, and nobody would look twice.
  it('leaves the picture where it is when the face goes and another comes', async () => {
    await start(['ann', 'boat'], { answers: picked('eve') });
    await button('Remove ann.png').click();
    assert.equal(await slot('Face').count(), 0);
    assert.equal(await slot('Picture').getAttribute('alt'), 'boat.png');
    await button('Add: Face').click();
    await slot('Face').waitFor();
    assert.deepEqual(await namesIn(), { face: 'eve.png', target: 'boat.png' });
  });

  it('puts a picture where it was asked for', async () => {
    await start([], { answers: picked('boat') });
    await button('Add: Picture').click();
    await slot('Picture').waitFor();
    assert.equal(await slot('Face').count(), 0);
  });

  // Each of these would come back as a refusal, some of them charged.
  it('says in one sentence what is missing, and sends nothing', async () => {
    await start([], { answers: picked('ann') });
    await button('Swap Face').click();
    await opened.page.getByText('Swap Face needs a face.').waitFor();
    await button('Add: Face').click();
    await slot('Face').waitFor();
    await button('Swap Face').click();
    await opened.page.getByText('Swap Face needs a picture that receives the face.').waitFor();
    await button('Add: Picture').click();
    await opened.page.getByRole('alert').getByText('That is the same picture twice.').waitFor();
    assert.equal(await slot('Face').getAttribute('alt'), 'ann.png');
    assert.equal((await opened.sent('task/submit')).length, 0);
  });

  it('shows a third picture, and says that there are too many', async () => {
    await start(['ann', 'boat', 'cat']);
    await button('Swap Face').click();
    await opened.page.getByText('Swap Face takes two pictures; there are 3.').waitFor();
    await button('Remove cat.png').click();
    await button('Swap Face').click();
    assert.equal((await opened.sent('task/submit')).length, 1);
  });

  // Each look once: it is drawn by the same few rules.
  for (const [theme, width] of [
    ['dark', 170],
    ['light', 300],
    ['hcDark', 1000],
    ['hcLight', 300],
  ] as const) {
    it(`has no fault and fits, ${width} px, ${theme}`, async () => {
      const surface = width < 720 ? 'sidebar' : 'gallery';
      await start(['ann'], { theme, width, height: 420, surface });
      await opened.page.screenshot({ path: `test-results/swap-face-${width}-${theme}.png` });
      const faults = (await new AxeBuilder({ page: opened.page }).include('.composer').analyze())
        .violations;
      assert.deepEqual(
        faults.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
        [],
      );
      const beyond = await opened.page.evaluate(() => {
        const { right } = document.querySelector('.composer')!.getBoundingClientRect();
        return [...document.querySelectorAll('.composer *')]
          .filter((each) => each.getBoundingClientRect().right > right)
          .map(({ className, tagName }) => `${tagName} ${className}`);
      });
      assert.deepEqual(beyond, []);
    });
  }
});
