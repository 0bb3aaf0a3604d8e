import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import { PageBench } from '../support/page/openPage';
import { fullSnapshot, sampleSnapshot, troubledSnapshot } from '../support/page/sampleSnapshot';
import { themeNames } from '../support/page/themes';

const state = {
  prompt: "a lighthouse keeper's desk at dawn --ar 3:2 --s 250 --v 7",
  kind: 'imagine',
  pictures: [],
  scrollTop: 0,
};
const empty = sampleSnapshot([]);
const noKey = { ...empty, connection: { ...empty.connection, state: 'noKey' as const } };

describe('layout', () => {
  let bench: PageBench;
  before(async () => (bench = await PageBench.start()));
  after(() => bench.stop());

  // Something would hang out of the sidebar, under a scroll bar nobody expects.
  for (const width of [170, 240, 300, 719, 720, 1000, 2000]) {
    it(`fits into ${width} px`, async () => {
      const surface = width < 720 ? 'sidebar' : 'gallery';
      const opened = await bench.open({ snapshot: troubledSnapshot(), width, surface, state });
      const beyond = await opened.page.evaluate(() =>
        [...document.querySelectorAll('button, h3, p, textarea, vscode-button, article, .chip')]
          .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 0.5)
          .map((element) => `${element.tagName} ${element.className}`),
      );
      assert.deepEqual(beyond, []);
      const scrolls = await opened.page
        .locator('.page-scroll')
        .evaluate((element) => element.scrollWidth > element.clientWidth);
      assert.equal(scrolls, false);
      const wall = await opened.page.locator('easel-gallery-wall').count();
      assert.equal(wall, width < 720 ? 0 : 1);
      await opened.close();
    });
  }

  // Words under icons cannot be read, and a link under them cannot be pressed.
  for (const width of [170, 300, 420]) {
    it(`keeps a card's icons off its words at ${width} px`, async () => {
      const opened = await bench.open({ snapshot: troubledSnapshot(), width, state });
      const covered = await opened.page.evaluate(() =>
        [...document.querySelectorAll('.use-toolbar')].flatMap((toolbar) => {
          const icons = toolbar.getBoundingClientRect();
          const card = toolbar.closest('article');
          return [...(card?.querySelectorAll('.title, .meta-part, .problem') ?? [])]
            .filter((words) => {
              const place = words.getBoundingClientRect();
              return (
                place.bottom > icons.top &&
                place.top < icons.bottom &&
                place.right > icons.left &&
                place.left < icons.right
              );
            })
            .map(({ textContent }) => textContent);
        }),
      );
      assert.deepEqual(covered, []);
      await opened.close();
    });
  }

  // People who need contrast, names and order would meet a page that was never checked for them.
  const looks = {
    'the feed': {
      snapshot: troubledSnapshot(),
      width: 300,
      height: 3_600,
      surface: 'sidebar',
    },
    'the wall': { snapshot: fullSnapshot(), width: 1440, height: 1_200, surface: 'gallery' },
    'the first minute': { snapshot: noKey, width: 300, height: 600, surface: 'sidebar' },
  } as const;
  for (const theme of themeNames) {
    for (const [name, look] of Object.entries(looks)) {
      it(`has no serious accessibility violation in ${name}, ${theme}`, async () => {
        const opened = await bench.open({ ...look, theme, state });
        const { violations } = await new AxeBuilder({ page: opened.page }).analyze();
        const serious = violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(
            ({ id, nodes }) =>
              `${id}: ${nodes.map(({ html, any }) => `${html.slice(0, 120)} ${any[0]?.message ?? ''}`).join(' | ')}`,
          );
        assert.deepEqual(serious, []);
        await opened.close();
      });
    }
  }

  // A person who gets dizzy asked the system for stillness.
  it('stands still when motion is reduced', async () => {
    const opened = await bench.open({ snapshot: fullSnapshot() });
    const moving = () =>
      opened.page.evaluate(
        () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
      );
    assert.ok((await moving()) > 0);
    await opened.page.evaluate(() => document.body.classList.add('vscode-reduce-motion'));
    assert.equal(await moving(), 0);
    await opened.page.evaluate(() => document.body.classList.remove('vscode-reduce-motion'));
    await opened.page.emulateMedia({ reducedMotion: 'reduce' });
    assert.equal(await moving(), 0);
    await opened.close();
  });
});
